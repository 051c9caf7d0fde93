'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Seal } from '../../../ui/seal.tsx'
import type { TimeWords } from '../time/use-time-words.ts'
import type { DaySeparator, NewDivider } from '../timeline/items.ts'

/** The line between two days. */
export const DayLine = memo(function DayLine({ item, words }: { item: DaySeparator; words: TimeWords }) {
  const t = useTranslations('messages')
  const near = words.near(item.day)
  const date = words.date(item.day)
  const text = near === null ? date : t('nearDate', { near, date })
  return (
    <div data-item={item.key} className="px-6 pt-3.5 pb-2.5 max-md:px-4">
      {/* biome-ignore lint/a11y/useSemanticElements: an hr has no words. */}
      <div
        role="separator"
        aria-label={text}
        data-testid="day-separator"
        className="flex items-center gap-3 font-medium text-ink-muted text-meta max-md:gap-2.5"
      >
        <span aria-hidden className="h-px w-(--avatar-size) bg-line-strong" />
        <span>{text}</span>
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
