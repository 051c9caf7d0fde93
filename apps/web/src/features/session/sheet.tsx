import type { ReactNode } from 'react'
import { WorkspaceMark } from '../../ui/mark.tsx'

/** The sheet of the sign-in pages: what is asked stands between the two strokes of the mark. */
export function Sheet(props: { heading: string; lede: string; icon?: string | null; children: ReactNode }) {
  const { heading, lede, icon = null, children } = props
  return (
    <main className="relative w-full max-w-[516px] place-self-center px-6 py-10 sm:px-[74px] sm:pt-16 sm:pb-[62px]">
      <Bracket
        className="top-0 left-0 fill-accent max-sm:left-6 max-sm:h-10 max-sm:w-10"
        d="M0 0H84V14H14V104L0 118Z"
      />
      <Bracket
        className="right-0 bottom-0 fill-ink max-sm:right-6 max-sm:h-10 max-sm:w-10"
        d="M132 132H48V118H118V28L132 14Z"
      />
      {icon === null ? null : (
        <div className="mb-4 max-sm:mt-6" data-testid="workspace-icon">
          <WorkspaceMark icon={icon} size={48} />
        </div>
      )}
      <h1 className="font-semibold text-display tracking-[-0.028em] max-sm:mt-6 zh:tracking-normal">{heading}</h1>
      <p className="mt-1.5 mb-6.5 text-pretty text-body text-ink-muted leading-[1.6]">{lede}</p>
      {children}
    </main>
  )
}

function Bracket({ className, d }: { className: string; d: string }) {
  return (
    <svg
      width="132"
      height="132"
      viewBox="0 0 132 132"
      aria-hidden="true"
      className={`pointer-events-none absolute ${className}`}
    >
      <path d={d} />
    </svg>
  )
}
