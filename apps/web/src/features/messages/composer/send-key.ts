'use client'

import { useSyncExternalStore } from 'react'

/** What Enter does in the box: send, send but for code blocks, or make a line (Ctrl Enter sends then). */
export const SEND_KEYS = ['enter', 'code', 'ctrl'] as const
export type SendKey = (typeof SEND_KEYS)[number]

const NAME = 'parley:send-key'
const listeners = new Set<() => void>()
/** What was chosen where nothing can be stored. */
let chosen: SendKey | null = null

/** Keeps the choice in this browser. */
export function keepSendKey(key: SendKey): void {
  chosen = key
  try {
    localStorage.setItem(NAME, key)
  } catch {
    // It holds for as long as the page lives.
  }
  for (const listener of listeners) listener()
}

export function useSendKey(): SendKey {
  return useSyncExternalStore(subscribe, read, () => 'enter')
}

function read(): SendKey {
  try {
    const kept = localStorage.getItem(NAME)
    return SEND_KEYS.find((key) => key === kept) ?? chosen ?? 'enter'
  } catch {
    return chosen ?? 'enter'
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
