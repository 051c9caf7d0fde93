'use client'

import type { CommandInput, CommandOutput, Person } from '@parley/protocol'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { toCsv } from '../csv.ts'
import { saveCsv } from '../save-file.ts'

/** A page of the server holds no more. */
const PAGE_ROWS = 200
const MOST_ROWS = 20_000
const HEADS = [
  'number',
  'when',
  'who',
  'action',
  'targetKind',
  'target',
  'concerns',
  'before',
  'after',
  'address',
] as const

/** Saves the list as it is filtered, all pages of it, as a file for spreadsheets. */
export function CsvButton({ filter }: { filter: CommandInput<'audit.list'> }) {
  const t = useTranslations('admin.audit')
  const client = useClient()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)

  const readAll = async () => {
    const people = new Map<string, Person>()
    const entries: CommandOutput<'audit.list'>['entries'] = []
    let next: string | null = null
    do {
      const page: CommandOutput<'audit.list'> = await client.call('audit.list', {
        ...filter,
        limit: PAGE_ROWS,
        ...(next !== null && { after: next }),
      })
      for (const person of page.people) people.set(person.id, person)
      entries.push(...page.entries)
      next = page.next
    } while (next !== null && entries.length < MOST_ROWS)
    return { entries, people }
  }
  const save = async () => {
    setBusy(true)
    try {
      const { entries, people } = await readAll()
      const nameOf = (id: string | null) => (id === null ? '' : (handleOf(people.get(id)) ?? id))
      const head = HEADS.map((name) => t(name))
      const rows = entries.map((entry) => [
        entry.id,
        entry.at,
        nameOf(entry.actorId),
        entry.action,
        entry.target.kind,
        entry.target.name || (entry.target.id ?? ''),
        nameOf(entry.personId),
        entry.before === null ? '' : JSON.stringify(entry.before),
        entry.after === null ? '' : JSON.stringify(entry.after),
        entry.address ?? '',
      ])
      saveCsv(toCsv([head, ...rows]), `audit-${new Date().toISOString().slice(0, 10)}.csv`)
      toast(t('exported', { count: entries.length }), { tone: 'success' })
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <Button
      className="ml-auto"
      icon={<Download size={16} aria-hidden />}
      busy={busy}
      data-testid="export-csv"
      onClick={save}
    >
      {t('export')}
    </Button>
  )
}

/** Of whom was erased only the id is left. */
function handleOf(person: Person | undefined): string | undefined {
  return person?.erased ? undefined : person?.handle
}
