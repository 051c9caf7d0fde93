import type { ReactNode } from 'react'

export interface AdminPageProps {
  title: string
  /** Beside the title, such as how many there are. */
  count?: ReactNode
  /** Buttons at the end of the head. */
  acts?: ReactNode
  children: ReactNode
}

/** The head of a page of the administration; what stands below it scrolls by itself. */
export function AdminPage({ title, count, acts, children }: AdminPageProps) {
  return (
    <>
      <header className="flex h-(--header-height) shrink-0 items-center gap-2.5 border-line border-b px-4 sm:px-6">
        <h1 className="truncate font-semibold text-lead tracking-(--track-tight) max-md:sr-only zh:tracking-normal">
          {title}
        </h1>
        {count === undefined ? null : (
          <span className="text-ink-subtle text-small tabular-nums" data-testid="admin-count">
            {count}
          </span>
        )}
        <div className="ml-auto flex items-center gap-2">{acts}</div>
      </header>
      {children}
    </>
  )
}
