import type { ReactNode } from 'react'

/** One column of a table, and its part of a card on a phone. */
export interface Column<Row> {
  readonly id: string
  readonly label: string
  /** The server sorts by it: what stands in the address. A minus before it turns the order. */
  readonly sort?: string
  /** The first click sorts the largest or newest first. */
  readonly isLargestFirst?: boolean
  /** Digits, at the right. */
  readonly isNumber?: boolean
  /** Class of its least width: the column stays where it is while other rows come. */
  readonly width?: string
  /** What it is on a card: its head, a line with the label before it, the same without, or nothing. */
  readonly onPhone: 'head' | 'labelled' | 'plain' | 'hidden'
  /** Gives way on a narrower window. */
  readonly isWideOnly?: boolean
  cell(row: Row): ReactNode
}

/** How a column is sorted, by the address; null where it is not. */
export function directionOf(sort: string | null, of: string | undefined): 'ascending' | 'descending' | null {
  if (sort === null || of === undefined) return null
  return sort === of ? 'ascending' : sort === `-${of}` ? 'descending' : null
}

/** What a click on the head of a column sorts by. */
export function nextSort(
  sort: string | null,
  column: { readonly sort?: string; readonly isLargestFirst?: boolean },
): string {
  const of = column.sort ?? ''
  const direction = directionOf(sort, of)
  if (direction === null) return column.isLargestFirst ? `-${of}` : of
  return direction === 'ascending' ? `-${of}` : of
}
