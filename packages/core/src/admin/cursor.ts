import type { KeysetCursor, SortColumn } from '@parley/db'
import { Refusal, WORKSPACE_ROLES } from '@parley/protocol'
import { isStorable } from '../text/storable.ts'
import { isUuid } from '../text/uuid.ts'

const isKey: Record<SortColumn['type'], (key: string) => boolean> = {
  text: isStorable,
  bigint: (key) => /^\d{1,18}$/.test(key),
  timestamptz: (key) =>
    key === '-infinity' || /^\d{4,5}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/.test(key),
  workspace_role: (key) => (WORKSPACE_ROLES as readonly string[]).includes(key),
}

/** Where a page of a list ended, as clients carry it. */
function writeKeyset({ id, key }: KeysetCursor): string {
  return `${id}|${key}`
}

/** Where the next page begins, by the last row of this one; null where it is not full, and so the last. */
export function nextKeyset(rows: { readonly length: number }, limit: number, last: KeysetCursor | null): string | null {
  return rows.length === limit && last !== null ? writeKeyset(last) : null
}

/** @throws Refusal BAD_REQUEST where it is none of this list */
export function readKeyset(text: string | undefined, type: SortColumn['type']): KeysetCursor | null {
  if (text === undefined) return null
  const id = text.slice(0, 36)
  const key = text.slice(37)
  if (!isUuid(id) || text[36] !== '|' || !isKey[type](key)) throw new Refusal('BAD_REQUEST', { field: 'after' })
  return { id, key }
}

/** What is looked for, as lists compare it. What cannot be stored is nowhere. */
export function searched(query: string | undefined): string {
  const text = (query ?? '').trim().normalize('NFC').toLowerCase()
  return isStorable(text) ? text : '\u{fffd}'
}
