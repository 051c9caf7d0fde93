'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import type { Column } from './column.ts'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'

export interface Selection {
  readonly ids: ReadonlySet<string>
  onChange(ids: ReadonlySet<string>): void
  /** Name of a row's box, read aloud. */
  nameOf(id: string): string
}

export interface DataTableProps<Row> {
  /** Name of the table, read aloud. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  idOf: (row: Row) => string
  /** As in the address. */
  sort: string | null
  onSort: (sort: string) => void
  /** The row whose drawer is open. */
  openId: string | null
  onOpen: (id: string) => void
  selection?: Selection
  /** Another page is on its way. */
  isBusy: boolean
}

/**
 * A table of what the server found. One row has the tab stop: arrows move it, Enter opens its drawer, Space chooses it.
 * On a phone each row is a card.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, idOf, sort, onSort, openId, onOpen, selection, isBusy } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const [stop, setStop] = useState<string | null>(null)
  const ids = rows.map(idOf)
  const stopId = stop !== null && ids.includes(stop) ? stop : ids[0]

  const toggle = (id: string) => {
    if (selection === undefined) return
    const next = new Set(selection.ids)
    if (!next.delete(id)) next.add(id)
    selection.onChange(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const row = event.target
    if (!(row instanceof HTMLElement) || row.dataset.rowId === undefined || event.metaKey || event.ctrlKey) return
    const at = ids.indexOf(row.dataset.rowId)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key]
    if (to !== undefined) {
      rowOf(body.current, ids[Math.max(0, Math.min(to, ids.length - 1))])?.focus()
    } else if (event.key === 'Enter') onOpen(row.dataset.rowId)
    else if (event.key === ' ' && selection !== undefined) toggle(row.dataset.rowId)
    else return
    event.preventDefault()
  }
  return (
    <table
      aria-label={label}
      aria-busy={isBusy}
      data-testid="admin-table"
      className={classNames(
        'w-full border-separate border-spacing-0 text-small transition-opacity duration-(--time-base) max-md:block',
        isBusy && 'opacity-60',
      )}
    >
      <TableHead columns={columns} sort={sort} onSort={onSort} ids={ids} {...(selection && { selection })} />
      <tbody ref={body} className="max-md:block" onKeyDown={onKeyDown}>
        {rows.map((row) => {
          const id = idOf(row)
          return (
            <TableRow
              key={id}
              id={id}
              row={row}
              columns={columns}
              isOpen={id === openId}
              hasStop={id === stopId}
              onFocus={() => setStop(id)}
              onOpen={() => onOpen(id)}
              {...(selection && {
                chosen: selection.ids.has(id),
                chooseName: selection.nameOf(id),
                onChoose: () => toggle(id),
              })}
            />
          )
        })}
      </tbody>
    </table>
  )
}

function rowOf(body: HTMLElement | null, id: string | undefined): HTMLElement | null {
  return id === undefined ? null : (body?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(id)}"]`) ?? null)
}
