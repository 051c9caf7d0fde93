import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** What stands where nothing is yet, between the two strokes of the mark: what is so, then what to do. */
export function EmptyState(props: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  level?: 1 | 2 | 3
  className?: string
}) {
  const Heading = `h${props.level ?? 2}` as const
  return (
    <div className={classNames('between-strokes w-full max-w-[380px] px-9 py-[26px]', props.className)}>
      <Heading className="font-semibold text-lead tracking-(--track-tight) zh:tracking-normal">{props.title}</Heading>
      {props.children ? (
        <div className="mt-1 text-pretty text-ink-muted leading-[1.6] zh:leading-[1.7]">{props.children}</div>
      ) : null}
      {props.action ? <div className="mt-3.5">{props.action}</div> : null}
    </div>
  )
}
