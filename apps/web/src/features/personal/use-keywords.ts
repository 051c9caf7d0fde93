'use client'

import { keywordPattern } from '@parley/protocol'
import { useKept } from './use-kept.ts'

/** Each list is read once, however many rows ask. */
const patterns = new WeakMap<readonly string[], RegExp | null>()

/** Own words that call the person, as a pattern of the protocol; null without one. */
export function useKeywords(): RegExp | null {
  const kept = useKept('setting', 'keywords')?.value
  if (!Array.isArray(kept)) return null
  const known = patterns.get(kept)
  if (known !== undefined) return known
  const pattern = keywordPattern(kept)
  patterns.set(kept, pattern)
  return pattern
}
