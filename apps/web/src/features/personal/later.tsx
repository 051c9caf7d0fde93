'use client'

import { type ComponentType, useEffect, useState } from 'react'

const RETRY_AFTER_MS = 10_000

/**
 * What the first page can do without: drafts between devices, reminders, profile cards, and the dialogs that they ask for. It
 * is fetched once the page stands, and again where that failed.
 */
export function Later() {
  const [Parts, setParts] = useState<ComponentType | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let wanted = true
    const load = () => {
      import('./later-parts.tsx').then(
        ({ LaterParts }) => wanted && setParts(() => LaterParts),
        () => {
          timer = setTimeout(load, RETRY_AFTER_MS)
        },
      )
    }
    load()
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [])
  return Parts === null ? null : <Parts />
}
