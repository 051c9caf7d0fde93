'use client'

import { type ImportResult, MOST_IMPORTED_AT_ONCE, Refusal } from '@parley/protocol'
import { useState } from 'react'
import { useClient } from '../../../connection/client-provider.tsx'
import type { ListedPerson } from './read-people.ts'

/** A row with what the server says of it; nothing where it was not asked. */
export interface Judged {
  readonly person: ListedPerson
  readonly result: ImportResult | null
}

export const isReady = ({ person, result }: Judged) => person.mistake === null && result?.refused === undefined

/** A list on its way to links: asks the server about it, and has the links made, in portions. */
export function useImport() {
  const client = useClient()
  const [done, setDone] = useState<number | null>(null)

  /** @returns what came of each row, and what stopped it before the last where something did */
  async function run(rows: readonly Judged[], check: boolean): Promise<{ rows: Judged[]; refusal: Refusal | null }> {
    const answers = new Map<number, ImportResult>()
    const asked = rows.filter(isReady).map(({ person }) => person)
    let refusal: Refusal | null = null
    setDone(0)
    for (let at = 0; at < asked.length && refusal === null; at += MOST_IMPORTED_AT_ONCE) {
      const portion = asked.slice(at, at + MOST_IMPORTED_AT_ONCE)
      const input = portion.map(({ displayName, handle, email, role }) => ({
        displayName,
        handle,
        ...(email !== undefined && { email }),
        ...(role !== undefined && { role }),
      }))
      try {
        const { results } = await client.call('invites.import', { rows: input, check })
        for (const [index, { line }] of portion.entries()) answers.set(line, results[index] ?? {})
        setDone(at + portion.length)
      } catch (error) {
        refusal = error instanceof Refusal ? error : new Refusal('UNAVAILABLE')
      }
    }
    setDone(null)
    return { rows: rows.map(({ person, result }) => ({ person, result: answers.get(person.line) ?? result })), refusal }
  }

  return { run, done }
}
