import { type Account, MOST_ROWS_COUNTED } from '@parley/protocol'
import { escapeLike } from '../escape-like.ts'
import type { Database } from '../open-database.ts'
import { STATUS } from '../standing.ts'
import { ACCOUNT_COLUMNS, type AccountRow, countSessionsOf, toAccount } from './account-row.ts'
import { type Condition, type KeysetCursor, keyset, type SortColumn } from './keyset.ts'
import { askWide } from './scans.ts'

export const ACCOUNT_SORTS = {
  name: { key: 'lower(person.display_name)', type: 'text' },
  handle: { key: 'person.handle', type: 'text' },
  email: { key: `coalesce(person.email, '')`, type: 'text' },
  role: { key: 'person.role', type: 'workspace_role' },
  created: { key: 'person.created_at', type: 'timestamptz' },
  seen: { key: `coalesce(person.last_seen_at, '-infinity')`, type: 'timestamptz' },
} as const satisfies Record<string, SortColumn>

export interface AccountsAsked {
  /** In lower case; empty for all. */
  readonly contains: string
  readonly role?: string | undefined
  readonly status?: Account['status'] | undefined
  readonly seenWithin?: 'day' | 'month'
  /** Only those of these people. */
  readonly among?: readonly string[]
  readonly sort: keyof typeof ACCOUNT_SORTS
  readonly isDescending: boolean
  readonly after: KeysetCursor | null
  readonly limit: number
}

export interface AccountsPage {
  readonly accounts: Account[]
  /** Where the last of them stands in the list. */
  readonly last: KeysetCursor | null
  readonly total: number
}

/** A page of everybody who has an account. */
export async function findAccounts(database: Database, asked: AccountsAsked): Promise<AccountsPage> {
  const list = keyset(ACCOUNT_SORTS[asked.sort], asked, conditionsOf(asked), 'person.id')
  // Who is looked for may stand at the very end of the order: they are found first, and put into order then.
  const fence = asked.contains === '' ? '' : 'OFFSET 0'
  const matching = `(SELECT * FROM person WHERE ${list.where} ${fence}) AS person`
  const { rows, total } = await askWide(database, async (ask) => {
    const rows = await ask<AccountRow & { sort_key: string }>(
      `admin_accounts_${list.name}`,
      `SELECT ${ACCOUNT_COLUMNS}, ${countSessionsOf('person.id')} AS sessions, ${list.key} AS sort_key FROM (
         SELECT * FROM ${matching} ORDER BY ${list.order} LIMIT $${list.values.length + 1}
       ) AS person ORDER BY ${list.order}`,
      [...list.values, asked.limit],
    )
    const [counted] = await ask<{ total: number }>(
      `admin_accounts_total_${list.countName}`,
      `SELECT count(*)::int AS total FROM (SELECT FROM person WHERE ${list.countWhere} LIMIT ${MOST_ROWS_COUNTED}) AS counted`,
      list.countValues,
    )
    return { rows, total: counted?.total ?? 0 }
  })
  const last = rows.at(-1)
  return {
    accounts: rows.map(toAccount),
    last: last ? { key: last.sort_key, id: last.id } : null,
    total,
  }
}

function conditionsOf({ contains, role, status, seenWithin, among }: AccountsAsked): Condition[] {
  const conditions: Condition[] = []
  if (contains !== '') {
    conditions.push({
      name: 'contains',
      sql: 'person.found_by LIKE $::text',
      value: `%${escapeLike(contains)}%`,
    })
  }
  if (role !== undefined) conditions.push({ name: 'role', sql: 'person.role = $::workspace_role', value: role })
  // Who was erased has no account; they are listed where it is they who are asked for.
  if (status === undefined) conditions.push({ name: 'there', sql: 'person.erased_at IS NULL' })
  else conditions.push({ name: 'status', sql: `${STATUS} = $::text`, value: status })
  if (among !== undefined) conditions.push({ name: 'among', sql: 'person.id = ANY($::uuid[])', value: among })
  if (seenWithin !== undefined) {
    const age = seenWithin === 'day' ? '24 hours' : '30 days'
    conditions.push({ name: `seen_${seenWithin}`, sql: `person.last_seen_at > now() - interval '${age}'` })
  }
  return conditions
}
