'use client'

import { useState } from 'react'
import { useAddress } from './use-address.ts'
import type { ListPage, Read } from './use-read.ts'

interface Step {
  /** Where the page before began; null for the first. */
  readonly before: string | null
  /** How many rows stand on the pages before this one. */
  readonly rowsBefore: number
}

export interface Pages {
  readonly hasBefore: boolean
  readonly hasNext: boolean
  /** How many rows stand before this page; null where the address was opened in the middle. */
  readonly rowsBefore: number | null
  back(): void
  onward(): void
}

/** The name that a page goes by in the address. */
export const PAGE = 'after'

/**
 * Turns the pages of a list that only knows where the next one begins: what was passed on the way here is remembered. Not
 * onward while another list is on its way: what is in view is followed by other rows than what will be.
 */
export function usePages({ value: page, state }: Read<ListPage<unknown>>): Pages {
  const { params, change } = useAddress()
  const [steps, setSteps] = useState<ReadonlyMap<string, Step>>(new Map())
  const at = params.get(PAGE)
  const step = at === null ? null : steps.get(at)
  const rowsBefore = at === null ? 0 : (step?.rowsBefore ?? null)
  const next = state === 'ready' ? (page?.next ?? null) : null
  return {
    hasBefore: at !== null,
    hasNext: next !== null,
    rowsBefore,
    back() {
      if (at !== null) change({ [PAGE]: step?.before ?? null })
    },
    onward() {
      if (next === null || page === null) return
      if (rowsBefore !== null)
        setSteps((known) => new Map(known).set(next, { before: at, rowsBefore: rowsBefore + page.rows.length }))
      change({ [PAGE]: next })
    },
  }
}
