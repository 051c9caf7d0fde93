'use client'

import { usePerson } from '../connection/client-provider.tsx'
import { EmojiSign } from '../emoji/custom-emoji.tsx'
import { useNow } from '../sidebar/use-now.ts'
import { statusAt } from './status-at.ts'

/** The emoji of somebody's status, with its words for whoever points at it. Nothing where there is none. */
export function StatusMark({ personId, className }: { personId: string; className?: string }) {
  const person = usePerson(personId)
  const now = useNow()
  const status = person === undefined ? null : statusAt(person, now)
  if (status === null) return null
  const words = [status.emoji, status.text].filter((part) => part !== undefined).join(' ')
  return (
    <span
      role="img"
      aria-label={words}
      data-testid="status"
      data-tooltip={words}
      data-tooltip-side="top"
      className={`shrink-0 ${className ?? ''}`}
    >
      <EmojiSign emoji={status.emoji ?? '💬'} />
    </span>
  )
}
