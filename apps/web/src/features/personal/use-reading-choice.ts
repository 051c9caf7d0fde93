'use client'

import { type ReadingChoice, type ReadingSetting, readingChoice } from '@parley/protocol'
import { useKept } from './use-kept.ts'

/** How the person wants to read, on all their devices. */
export function useReadingChoice<S extends ReadingSetting>(setting: S): ReadingChoice<S> {
  return readingChoice(setting, useKept('setting', setting)?.value)
}
