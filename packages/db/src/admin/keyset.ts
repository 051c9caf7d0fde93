/** A column that a list can be sorted by: the SQL of its key, which is never null, and the type of that. */
export interface SortColumn {
  readonly key: string
  readonly type: 'text' | 'timestamptz' | 'bigint' | 'workspace_role'
}

/** Where a page of a list ended: the key of its last row, as text, and that row's id. */
export interface KeysetCursor {
  readonly key: string
  readonly id: string
}

/** One condition of a list, and the name that tells its text from others in the name of the prepared statement. */
export interface Condition {
  readonly name: string
  /** SQL, with `$` where its value stands. */
  readonly sql: string
  readonly value?: unknown
}

/**
 * The parts of a list's SQL: each set of conditions is a text of its own, so that PostgreSQL plans with what is asked for
 * and nothing else.
 */
export function keyset(
  column: SortColumn,
  { sort, isDescending, after }: { sort: string; isDescending: boolean; after: KeysetCursor | null },
  conditions: readonly Condition[],
  id: string,
) {
  const values: unknown[] = []
  const place = (value: unknown) => `$${values.push(value)}`
  const filters = conditions.map(({ sql, value }) =>
    value === undefined ? sql : sql.replaceAll('$', () => place(value)),
  )
  const counted = [...values]
  const direction = isDescending ? 'DESC' : 'ASC'
  const beyond =
    after === null
      ? []
      : [
          `(${column.key}, ${id}) ${isDescending ? '<' : '>'} (${place(after.key)}::${column.type}, ${place(after.id)}::uuid)`,
        ]
  const where = (parts: readonly string[]) => (parts.length === 0 ? 'true' : parts.join(' AND '))
  return {
    /** What tells this text from those of other pages of the list. */
    name: [sort, direction, after === null ? 'first' : 'next', ...conditions.map(({ name }) => name)].join('_'),
    countName: conditions.map(({ name }) => name).join('_') || 'all',
    where: where([...filters, ...beyond]),
    countWhere: where(filters),
    order: `${column.key} ${direction}, ${id} ${direction}`,
    key: `(${column.key})::text`,
    values,
    countValues: counted,
  }
}
