'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { inTurn } from '../../ui/in-turn.ts'
import { LOAD_AFTER_MS } from '../../ui/load-after.ts'
import { hands } from '../hands/late-hands.ts'

const RETRY_AFTER_MS = 10_000

/**
 * What the first page can do without: what acts of the hand need, drafts between devices, reminders, profile cards. It
 * is fetched once the page has had its time or with the first move of the pointer or key, whichever is sooner, and again
 * where that failed.
 */
export function Later() {
  const [Parts, setParts] = useState<ComponentType | null>(null)
  useEffect(() => {
    const wait = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let wanted = true
    const load = () => {
      wait.abort()
      clearTimeout(timer)
      inTurn(hands.fetch).then(
        () => wanted && setParts(() => hands.known?.LaterParts ?? null),
        () => {
          timer = setTimeout(load, RETRY_AFTER_MS)
        },
      )
    }
    timer = setTimeout(load, LOAD_AFTER_MS)
    for (const type of ['pointermove', 'pointerdown', 'keydown'] as const) {
      document.addEventListener(type, load, { signal: wait.signal, passive: true })
    }
    return () => {
      wanted = false
      wait.abort()
      clearTimeout(timer)
    }
  }, [])
  return Parts === null ? null : <Parts />
}
