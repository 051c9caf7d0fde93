import type { ReactNode } from 'react'

/** The line under the sheet: the way to the other page. */
export function AuthFoot({ children }: { children: ReactNode }) {
  return (
    <footer className="px-6 pt-2 pb-[calc(24px+env(safe-area-inset-bottom))] text-ink-muted text-small sm:px-8 [&_a]:font-medium [&_a]:underline [&_a]:decoration-link-line">
      {children}
    </footer>
  )
}
