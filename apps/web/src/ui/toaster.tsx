'use client'

import { useSyncExternalStore } from 'react'
import { ToastList } from './toast-list.tsx'
import { toastStore } from './toast-store.ts'

/**
 * Draws the toasts, above everything, at the bottom, but for the place where people write: nothing may lie over a text that
 * grows, or over the way to send it. Rendered once, at the root. They tell of what fails, also without a network.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.getSnapshot, toastStore.getServerSnapshot)
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(88px+env(safe-area-inset-bottom))] z-(--layer-toast) flex flex-col items-center gap-2 max-md:bottom-[calc(148px+env(safe-area-inset-bottom))]"
    >
      {toasts.length === 0 ? null : <ToastList toasts={toasts} />}
    </div>
  )
}
