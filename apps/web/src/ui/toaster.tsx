'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { lazyPart } from './lazy-part.tsx'
import { toastStore } from './toast-store.ts'

const ToastList = lazyPart(async () => ({ default: (await import('./toast-list.tsx')).ToastList }))

/**
 * Draws the toasts, above everything, at the bottom. Rendered once, at the root. What draws them is fetched when a hand first
 * comes near: most of them tell what became of an act, also where the network is gone then.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.getSnapshot, toastStore.getServerSnapshot)
  useEffect(() => {
    const wait = new AbortController()
    const near = () => {
      wait.abort()
      ToastList.prepare()
    }
    for (const type of ['pointerover', 'keydown'] as const) {
      document.addEventListener(type, near, { signal: wait.signal, passive: true })
    }
    return () => wait.abort()
  }, [])
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(20px+env(safe-area-inset-bottom))] z-(--layer-toast) flex flex-col items-center gap-2"
    >
      {toasts.length === 0 ? null : <ToastList toasts={toasts} />}
    </div>
  )
}
