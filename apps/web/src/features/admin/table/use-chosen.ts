'use client'

import { useState } from 'react'

const NONE: ReadonlySet<string> = new Set()

/**
 * Which rows of a list are chosen.
 * @param key what tells one page of the list from others: what is chosen belongs to the page that it was chosen on
 */
export function useChosen<Row>(key: string, rows: readonly Row[], idOf: (row: Row) => string) {
  const [chosen, setChosen] = useState<{ readonly key: string; readonly ids: ReadonlySet<string> }>({ key, ids: NONE })
  const ids = chosen.key === key ? chosen.ids : NONE
  const choose = (next: ReadonlySet<string>) => setChosen({ key, ids: next })
  return { ids, rows: rows.filter((row) => ids.has(idOf(row))), choose, clear: () => choose(NONE) }
}
