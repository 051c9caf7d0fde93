'use client'

import { useEffect, useState } from 'react'
import { hasHan } from './fold.ts'
import { knownReadings, loadReadings } from './pinyin.ts'
import type { Readings } from './units.ts'

/**
 * How Chinese is read: null until its table came, which is fetched where one of the texts has anything Chinese in it. Without
 * a network it stays null, and names are found by what stands in them.
 */
export function useReadings(texts: readonly string[]): Readings | null {
  const [readings, setReadings] = useState(knownReadings)
  const isWanted = readings === null && texts.some(hasHan)
  useEffect(() => {
    if (!isWanted) return
    let current = true
    loadReadings().then(
      (loaded) => current && setReadings(() => loaded),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [isWanted])
  return readings
}
