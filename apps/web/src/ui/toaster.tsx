'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { lazyPart } from './lazy-part.tsx'
import { LOAD_AFTER_MS } from './load-after.ts'
import { toastStore } from './toast-store.ts'

const ToastList = lazyPart(() => import('./toast-list.tsx'))

/**
 * Draws the toasts, above everything, where they lie over neither the newest messages nor the place to write: at the foot of
 * the sidebar, also of the narrowest, and on a phone under the header. Rendered once, at the root. They tell of what fails,
 * also without a network: their code is fetched before that.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.getSnapshot, toastStore.getServerSnapshot)
  useEffect(() => {
    const timer = setTimeout(ToastList.prepare, LOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div
      role="status"
      className="pointer-events-none fixed bottom-3 left-3 z-(--layer-toast) flex w-[232px] flex-col items-start gap-2 max-md:inset-x-4 max-md:top-[calc(var(--header-height)+env(safe-area-inset-top)+8px)] max-md:bottom-auto max-md:w-auto max-md:items-center"
    >
      {toasts.length === 0 ? null : <ToastList toasts={toasts} />}
    </div>
  )
}
