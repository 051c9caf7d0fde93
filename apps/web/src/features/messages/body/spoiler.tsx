'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'

/** Covered until somebody wants to see it, by pointer or by keyboard. It takes the same room before and after. */
export function Spoiler({ children }: { children: ReactNode }) {
  const t = useTranslations('formatting')
  const [revealed, setRevealed] = useState(false)
  const reveal = (event: { preventDefault(): void; stopPropagation(): void }) => {
    event.preventDefault()
    event.stopPropagation()
    setRevealed(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') reveal(event)
  }
  const cover = revealed
    ? { tabIndex: -1 }
    : {
        role: 'button',
        tabIndex: 0,
        'aria-label': t('showSpoiler'),
        'data-tooltip': t('showSpoiler'),
        'data-tooltip-side': 'top',
        onClick: reveal,
        onKeyDown,
      }
  return (
    <span
      {...cover}
      data-testid="spoiler"
      data-revealed={revealed}
      className={classNames(
        'rounded-seal px-[3px] box-decoration-clone',
        revealed ? 'bg-hover' : 'cursor-pointer select-none bg-ink-subtle',
      )}
    >
      {/* Nothing in it can be reached, read out or copied before. */}
      <span inert={!revealed} className={revealed ? undefined : 'opacity-0'}>
        {children}
      </span>
    </span>
  )
}
