import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '../../../ui/class-names.ts'
import { type Column, directionOf, nextSort } from './column.ts'
import type { Selection } from './data-table.tsx'

export interface TableHeadProps<Row> {
  columns: readonly Column<Row>[]
  sort: string | null
  onSort: (sort: string) => void
  ids: readonly string[]
  selection?: Selection
}

const HEAD =
  'sticky top-0 z-(--layer-sticky) h-9 border-line border-b bg-sunken px-3 text-left font-medium text-ink-muted text-meta whitespace-nowrap first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6'

/** The heads of the columns; those that the server sorts by are buttons. On a phone the toolbar sorts, and only the box of all rows is left. */
export function TableHead<Row>({ columns, sort, onSort, ids, selection }: TableHeadProps<Row>) {
  const t = useTranslations('admin.table')
  const all = ids.length > 0 && selection !== undefined && ids.every((id) => selection.ids.has(id))
  return (
    <thead className={selection ? 'max-md:block' : 'max-md:hidden'}>
      <tr className="max-md:block">
        {selection ? (
          <th scope="col" className={classNames(HEAD, 'w-9 pr-0 max-md:block max-md:h-auto max-md:w-full max-md:p-0!')}>
            <label className="max-md:flex max-md:min-h-11 max-md:items-center">
              <span className="max-md:ml-0.5 max-md:grid max-md:w-11 max-md:place-items-center">
                <input
                  type="checkbox"
                  className="block size-4"
                  aria-label={t('chooseAll')}
                  data-testid="choose-all"
                  checked={all}
                  onChange={() => selection.onChange(new Set(all ? [] : ids))}
                />
              </span>
              <span aria-hidden className="md:hidden">
                {t('chooseAll')}
              </span>
            </label>
          </th>
        ) : null}
        {columns.map((column) => {
          const direction = directionOf(sort, column.sort)
          return (
            <th
              key={column.id}
              scope="col"
              {...(column.sort !== undefined && { 'aria-sort': direction ?? 'none' })}
              className={classNames(
                HEAD,
                column.width,
                'max-md:hidden',
                column.isNumber && 'text-right',
                column.isWideOnly && 'max-xl:hidden',
              )}
            >
              {column.sort === undefined ? (
                column.label
              ) : (
                <button
                  type="button"
                  data-testid={`sort-${column.id}`}
                  onClick={() => onSort(nextSort(sort, column))}
                  className={classNames(
                    '-mx-1.5 inline-flex h-6 items-center gap-1 rounded-seal px-1.5 font-medium hover:bg-hover hover:text-ink',
                    direction !== null && 'text-ink',
                  )}
                >
                  {column.label}
                  {direction === null ? null : direction === 'ascending' ? (
                    <ArrowUp size={14} aria-hidden />
                  ) : (
                    <ArrowDown size={14} aria-hidden />
                  )}
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
