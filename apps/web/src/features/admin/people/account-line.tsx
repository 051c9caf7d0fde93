import type { ReactNode } from 'react'

/** What can be done, what it does, and its button. */
export function AccountLine({ label, hint, children }: { label: string; hint: string; children: ReactNode }) {
  return (
    <li className="flex items-center justify-between gap-4">
      <div className="min-w-0">
        <p className="text-small">{label}</p>
        <p className="text-pretty text-ink-muted text-meta">{hint}</p>
      </div>
      {children}
    </li>
  )
}
