import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from '../../../ui/class-names.ts'

/** What lies on the page with an edge around it. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <section className={classNames('rounded-card border border-line-strong bg-raised', className)}>{children}</section>
  )
}

export interface FigureProps {
  id: string
  label: string
  value: string
  /** What to compare it with. */
  detail: string
  /** The list behind it, where there is one. */
  href?: string
}

/** A number that says how things are, and leads to what it counts. */
export function Figure({ id, label, value, detail, href }: FigureProps) {
  const parts = (
    <>
      <span className="block truncate text-ink-muted text-meta">{label}</span>
      <span className="mt-1 block truncate font-semibold text-ink text-title tabular-nums tracking-(--track-tight) zh:tracking-normal">
        {value}
      </span>
      <span className="mt-0.5 block text-pretty text-ink-muted text-meta tabular-nums">{detail}</span>
    </>
  )
  const look = 'block min-w-0 px-4 py-3.5 no-underline'
  return href === undefined ? (
    <div className={look} data-testid={`figure-${id}`}>
      {parts}
    </div>
  ) : (
    <Link
      href={href}
      prefetch={false}
      data-testid={`figure-${id}`}
      className={classNames(
        look,
        '-outline-offset-2 hover:bg-[image:linear-gradient(var(--surface-hover),var(--surface-hover))]',
      )}
    >
      {parts}
    </Link>
  )
}
