import type { ReactNode } from 'react'

/** A key of the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-[18px] min-w-[18px] shrink-0 place-items-center rounded-seal border border-current/40 px-1 font-medium font-sans text-micro leading-none">
      {children}
    </kbd>
  )
}
