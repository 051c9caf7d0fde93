import type { ReactNode } from 'react'

export interface AdminPageProps {
  title: string
  /** Beside the title, such as how many there are. */
  count?: ReactNode
  /** At the end of the head. On a phone the bar above has the title, and the rest of the head is left out. */
  aside?: ReactNode
  children: ReactNode
}

/** The head of a page of the administration; what stands below it scrolls by itself. */
export function AdminPage({ title, count, aside, children }: AdminPageProps) {
  return (
    <>
      <header className="flex h-(--header-height) shrink-0 items-center gap-2.5 border-line border-b px-6 max-md:contents">
        <h1 className="truncate font-semibold text-lead tracking-(--track-tight) max-md:sr-only zh:tracking-normal">
          {title}
        </h1>
        {count === undefined ? null : (
          <span className="text-ink-subtle text-small tabular-nums max-md:hidden" data-testid="admin-count">
            {count}
          </span>
        )}
        {aside === undefined ? null : <div className="ml-auto max-md:hidden">{aside}</div>}
      </header>
      {children}
    </>
  )
}
