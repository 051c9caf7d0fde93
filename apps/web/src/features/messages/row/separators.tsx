'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Seal } from '../../../ui/seal.tsx'
import type { Day } from '../time/calendar.ts'
import type { TimeWords } from '../time/use-time-words.ts'
import type { DaySeparator, NewDivider } from '../timeline/items.ts'

export interface DayLineProps {
  item: DaySeparator
  words: TimeWords
  /** Asks for another day to jump to; left out where there is no jumping, as in a thread. */
  onJump?: (from: Day) => void
}

/** The line between two days. In a room it leads to any other day. */
export const DayLine = memo(function DayLine({ item, words, onJump }: DayLineProps) {
  const t = useTranslations('messages')
  const near = words.near(item.day)
  const date = words.date(item.day)
  const text = near === null ? date : t('nearDate', { near, date })
  return (
    <div data-item={item.key} className="px-6 pt-3.5 pb-2.5 max-md:px-4">
      <div className="flex items-center gap-3 font-medium text-ink-muted text-meta max-md:gap-2.5">
        {/* biome-ignore lint/a11y/useSemanticElements: an hr has no words. */}
        <span
          role="separator"
          aria-label={text}
          data-testid="day-separator"
          className="h-px w-(--avatar-size) bg-line-strong"
        />
        {onJump === undefined ? (
          <span aria-hidden>{text}</span>
        ) : (
          <button
            type="button"
            title={t('jumpToDate')}
            data-testid="jump-to-date"
            className="-my-1 rounded-seal py-1 hover:text-ink hover:underline pointer-coarse:-my-[13px] pointer-coarse:py-[13px]"
            onClick={() => onJump(item.day)}
          >
            {text}
          </button>
        )}
        <span aria-hidden className="h-px grow bg-line" />
      </div>
    </div>
  )
})

/** Where unread messages begin. */
export const NewLine = memo(function NewLine({ item }: { item: NewDivider }) {
  const t = useTranslations('messages')
  return (
    <div data-item={item.key} className="px-6 pt-3 pb-0.5 max-md:px-4">
      {/* biome-ignore lint/a11y/useSemanticElements: an hr has no words. */}
      <div
        role="separator"
        aria-label={t('newDivider')}
        data-testid="new-divider"
        className="flex h-[18px] items-center gap-3 max-md:gap-2.5"
      >
        <Seal className="min-w-(--avatar-size)! px-[3px]">{t('new')}</Seal>
        <span aria-hidden className="h-px grow bg-accent-line" />
      </div>
    </div>
  )
})
