'use client'

import { Check, CircleAlert } from 'lucide-react'
import { TextButton } from './banner.tsx'
import { dismissToast, type Toast } from './toast-store.ts'

/** The toasts that stand now. */
export function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  return toasts.map((toast) => (
    <div
      key={toast.id}
      data-testid="toast"
      data-state="open"
      className="floats pointer-events-auto flex min-h-10 max-w-full items-center gap-2.5 rounded-card bg-inverse py-1.5 pr-2 pl-3.5 text-ink-inverse text-small shadow-2"
    >
      {toast.tone === 'success' ? <Check size={16} aria-hidden /> : null}
      {toast.tone === 'danger' ? <CircleAlert size={16} aria-hidden /> : null}
      <span className="grow pr-2">{toast.text}</span>
      {toast.action ? (
        <TextButton
          className="px-2 py-1"
          onClick={() => {
            toast.action?.run()
            dismissToast(toast.id)
          }}
        >
          {toast.action.label}
        </TextButton>
      ) : null}
    </div>
  ))
}
