'use client'

import type { ReadingChoice, ReadingSetting } from '@parley/protocol'
import { useKept } from './use-kept.ts'

/** How the person chose to read, on all their devices; undefined, or something unknown, is the usual choice. */
export function useReadingChoice<S extends ReadingSetting>(setting: S): ReadingChoice<S> | undefined {
  return useKept('setting', setting)?.value as ReadingChoice<S> | undefined
}
