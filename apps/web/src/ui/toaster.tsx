'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { lateCode } from './late-code.ts'
import { LOAD_AFTER_MS } from './load-after.ts'
import { toastStore } from './toast-store.ts'

const list = lateCode(() => import('./toast-list.tsx'))

/**
 * Draws the toasts, above everything, where they lie over neither the newest messages nor the place to write: at the foot of
 * the sidebar, also of the narrowest, and on a phone under the header. Rendered once, at the root. They tell of what fails,
 * also without a network, and before what draws them whole is there.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.getSnapshot, toastStore.getServerSnapshot)
  const [known, setKnown] = useState(list.known)
  const isWanted = toasts.length > 0
  useEffect(() => {
    if (known) return
    const timer = setTimeout(() => list.use(setKnown, () => undefined), isWanted ? 0 : LOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isWanted, known])
  return (
    <div
      role="status"
      className="pointer-events-none fixed bottom-3 left-3 z-(--layer-toast) flex w-[232px] flex-col items-start gap-2 max-md:inset-x-4 max-md:top-[calc(var(--header-height)+env(safe-area-inset-top)+8px)] max-md:bottom-auto max-md:w-auto max-md:items-center"
    >
      {known ? (
        <known.ToastList toasts={toasts} />
      ) : (
        toasts.map(({ id, text }) => (
          <p key={id} className="rounded-card bg-inverse px-3.5 py-2 text-ink-inverse text-small shadow-2">
            {text}
          </p>
        ))
      )}
    </div>
  )
}
