'use client'

import { MOST_ROWS_COUNTED } from '@parley/protocol'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useCallback, useRef } from 'react'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { keepWithin } from '../../../ui/use-kept-focus.ts'
import type { Column } from './column.ts'
import { DataTable, type Selection } from './data-table.tsx'
import { Failed, Place, Stale } from './failed.tsx'
import { useAddress } from './use-address.ts'
import { PAGE, usePages } from './use-pages.ts'
import type { ListPage, Read } from './use-read.ts'
import { useReturn } from './use-return.ts'

export interface ListViewProps<Row> {
  label: string
  list: Read<ListPage<Row>>
  columns: readonly Column<Row>[]
  idOf: (row: Row) => string
  /** As the list is sorted where the address says nothing. */
  sort: string | null
  /** Names of the filters in the address. */
  filters: readonly string[]
  /** What stands where there is nothing at all. */
  empty: { readonly title: string; readonly hint: string }
  selection?: Selection
}

export { Failed } from './failed.tsx'

/** The name of the open row in the address. */
export const OPEN = 'open'

/** A list in one of its states, and the turning of its pages. */
export function ListView<Row>(props: ListViewProps<Row>) {
  const { label, list, columns, idOf, sort, filters, empty, selection } = props
  const t = useTranslations('admin.table')
  const { params, change } = useAddress()
  const page = list.value
  const openId = params.get(OPEN)
  const part = useRef<HTMLDivElement>(null)
  const keepRows = useCallback((each: HTMLDivElement | null) => {
    part.current = each
    return keepWithin(each, '[data-row-id]')
  }, [])
  useReturn(openId, part)
  const isFiltered = filters.some((name) => params.has(name))
  if (page === null)
    return list.state === 'failed' ? (
      <Failed error={list.error} onRetry={list.refresh} />
    ) : (
      <Waiting columns={columns.length} hasBoxes={selection !== undefined} />
    )
  return (
    <>
      <div
        ref={keepRows}
        tabIndex={-1}
        className="min-h-0 grow overflow-y-auto overscroll-contain outline-none"
        data-testid="admin-list"
        data-state={list.state}
      >
        <Stale read={list} />
        {page.rows.length > 0 ? (
          <DataTable
            label={label}
            columns={columns}
            rows={page.rows}
            idOf={idOf}
            sort={params.get('sort') ?? sort}
            onSort={(next) => change({ sort: next, [PAGE]: null })}
            openId={openId}
            onOpen={(id) => change({ [OPEN]: id })}
            isBusy={list.state === 'loading'}
            {...(selection && { selection })}
          />
        ) : (
          <Place>
            {isFiltered ? (
              <EmptyState
                title={t('nothingFound')}
                action={
                  <Button
                    data-testid="clear-filters"
                    onClick={() => change({ ...Object.fromEntries(filters.map((name) => [name, null])), [PAGE]: null })}
                  >
                    {t('clearFilters')}
                  </Button>
                }
              >
                {t('nothingFoundHint')}
              </EmptyState>
            ) : (
              <EmptyState title={empty.title}>{empty.hint}</EmptyState>
            )}
          </Place>
        )}
      </div>
      <Foot list={list} page={page} />
    </>
  )
}

/** At the end of the list the button stays where the keyboard is. */
const END = 'aria-disabled:cursor-not-allowed aria-disabled:bg-transparent! aria-disabled:text-ink-subtle!'

function Foot({ list, page }: { list: Read<ListPage<unknown>>; page: ListPage<unknown> }) {
  const t = useTranslations('admin.table')
  const format = useFormatter()
  const { hasBefore, hasNext, rowsBefore, back, onward } = usePages(list)
  const total = useTotal(page.total)
  if (page.rows.length === 0 && !hasBefore) return null
  const from = (rowsBefore ?? 0) + 1
  const range =
    rowsBefore === null
      ? total === null
        ? null
        : t('inAll', { total })
      : total === null
        ? t('range', { from: format.number(from), to: format.number(from + page.rows.length - 1) })
        : t('rangeOf', { from: format.number(from), to: format.number(from + page.rows.length - 1), total })
  return (
    <footer className="flex h-12 shrink-0 items-center justify-between gap-2 border-line border-t px-4 pb-[env(safe-area-inset-bottom)] text-ink-muted text-small tabular-nums sm:px-6">
      <span data-testid="admin-range">{range}</span>
      <span className="flex gap-1">
        <IconButton
          name={t('pageBefore')}
          icon={<ChevronLeft size={16} aria-hidden />}
          aria-disabled={!hasBefore}
          className={END}
          tooltipSide="top"
          data-testid="page-before"
          onClick={back}
        />
        <IconButton
          name={t('pageAfter')}
          icon={<ChevronRight size={16} aria-hidden />}
          aria-disabled={!hasNext}
          className={END}
          tooltipSide="top"
          data-testid="page-after"
          onClick={onward}
        />
      </span>
    </footer>
  )
}

/** How many rows a list has, as it is written: the server counts no further than to its limit. Null where nobody counted. */
export function useTotal(total: number | null): string | null {
  const format = useFormatter()
  if (total === null) return null
  return `${format.number(total)}${total >= MOST_ROWS_COUNTED ? '+' : ''}`
}

const WAITING_ROWS = [62, 48, 71, 55, 40, 66, 52, 58, 45, 69]

function Waiting({ columns, hasBoxes }: { columns: number; hasBoxes: boolean }) {
  const t = useTranslations('admin.table')
  return (
    <div aria-busy className="min-h-0 grow overflow-hidden" data-testid="admin-waiting">
      <span className="sr-only" role="status">
        {t('waiting')}
      </span>
      <div
        className={classNames('h-9 border-line border-b bg-sunken', hasBoxes ? 'max-md:h-11.25' : 'max-md:hidden')}
      />
      {WAITING_ROWS.map((share) => (
        <div
          key={share}
          className="flex h-11 items-center gap-6 border-line border-b px-4 max-md:h-[70px] max-md:flex-col max-md:items-start max-md:justify-center max-md:gap-2.5 sm:px-6"
        >
          <span className="block w-full md:grow" style={{ maxWidth: `${share / 2.4}%` }}>
            <Skeleton className="h-3.5 w-full" />
          </span>
          <Skeleton className="h-3 w-1/2 md:hidden" />
          {Array.from({ length: Math.max(1, columns - 2) }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
            <Skeleton key={at} className="h-3.5 w-16 max-md:hidden" />
          ))}
        </div>
      ))}
    </div>
  )
}
