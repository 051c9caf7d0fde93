'use client'

import { useSyncExternalStore } from 'react'
import { type Attention, createAttention } from './attention.ts'

let shared: Attention | null = null

/** Whether the person looks at this tab now. */
export function useAttention(): boolean {
  return useSyncExternalStore(subscribe, () => attentionOfTab().isAttentive(), notYet)
}

function subscribe(listener: () => void): () => void {
  return attentionOfTab().subscribe(listener)
}

function notYet(): boolean {
  return false
}

/** One for the tab; it listens for as long as the page lives. */
function attentionOfTab(): Attention {
  if (shared !== null) return shared
  const clock = {
    now: () => Date.now(),
    later: (run: () => void, delayMs: number) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
  }
  const attention = createAttention(clock, isInFront())
  const faces = () => attention.faces(isInFront())
  document.addEventListener('visibilitychange', faces)
  window.addEventListener('focus', faces)
  window.addEventListener('blur', faces)
  for (const act of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    window.addEventListener(act, attention.acts, { passive: true, capture: true })
  }
  shared = attention
  return attention
}

function isInFront(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}
