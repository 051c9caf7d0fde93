'use client'

import { useSyncExternalStore } from 'react'
import { ToastList } from './toast-list.tsx'
import { toastStore } from './toast-store.ts'

/** Draws the toasts, above everything, at the bottom. Rendered once, at the root. They tell of what fails, also without a network. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.getSnapshot, toastStore.getServerSnapshot)
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(20px+env(safe-area-inset-bottom))] z-(--layer-toast) flex flex-col items-center gap-2"
    >
      {toasts.length === 0 ? null : <ToastList toasts={toasts} />}
    </div>
  )
}
