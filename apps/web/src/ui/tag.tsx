import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type TagTone = 'plain' | 'success' | 'warn' | 'danger' | 'link'

const TONES: Record<TagTone, string> = {
  plain: 'border-line-strong text-ink-muted',
  success: 'border-success-line bg-success-wash text-success-ink',
  warn: 'border-warn-line bg-warn-wash text-warn-ink',
  danger: 'border-danger-line bg-danger-wash text-danger-ink',
  link: 'border-link-line bg-link-wash text-link',
}

/** A word about a thing: Bot, Guest, This device. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex h-[18px] shrink-0 items-center gap-1 whitespace-nowrap rounded-seal border px-[5px] font-medium text-micro leading-none zh:text-meta zh:leading-none',
        TONES[tone],
      )}
    >
      {children}
    </span>
  )
}
