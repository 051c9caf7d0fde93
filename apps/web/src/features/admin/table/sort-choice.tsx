'use client'

import { useTranslations } from 'next-intl'
import type { Column } from './column.ts'
import { Filter } from './filters.tsx'

/** On a phone there are no heads of columns to press. */
export function SortChoice<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  const t = useTranslations('admin.table')
  const options = columns.flatMap(({ sort, isLargestFirst, label }) =>
    sort === undefined ? [] : [{ value: isLargestFirst ? `-${sort}` : sort, label }],
  )
  return <Filter name="sort" label={t('sort')} options={options} className="md:hidden" />
}

/** What the server is asked to sort by. */
export function readSort<S extends string>(
  params: URLSearchParams,
  known: readonly S[],
): { sort?: S; descending?: true } {
  const asked = params.get('sort') ?? ''
  const sort = known.find((each) => each === asked.replace(/^-/, ''))
  return {
    ...(sort !== undefined && { sort }),
    ...(sort !== undefined && asked.startsWith('-') && { descending: true }),
  }
}

/** A filter of the address, where it is one that the server knows. */
export function readFilter<V extends string>(
  params: URLSearchParams,
  name: string,
  known: readonly V[],
): V | undefined {
  return known.find((each) => each === params.get(name))
}
