import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/**
 * The mention badge: counts what is for me. `ink` counts what is only new. More than 99 reads `99+`.
 * Colour never says it alone: give the owner of the seal a name that holds the count.
 */
export function Seal(props: { count?: number; children?: ReactNode; tone?: 'accent' | 'ink'; className?: string }) {
  const { count, children, tone = 'accent', className } = props
  return (
    <span
      className={classNames(
        'inline-grid h-[18px] min-w-[18px] shrink-0 place-items-center rounded-seal px-[5px] font-semibold text-micro leading-none tracking-(--track-wide) tabular-nums zh:text-meta zh:tracking-normal',
        tone === 'accent' ? 'bg-accent text-on-accent' : 'bg-ink-muted text-surface',
        className,
      )}
    >
      {count === undefined ? children : count > 99 ? '99+' : count}
    </span>
  )
}

/** The dot of an unread thread. */
export function Dot({ label }: { label?: string }) {
  return (
    <span
      className="block size-[7px] shrink-0 rounded-full bg-accent"
      {...(label ? { role: 'img', 'aria-label': label } : {})}
    />
  )
}
