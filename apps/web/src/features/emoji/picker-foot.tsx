'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { EmojiSign } from './custom-emoji.tsx'
import { chooseTone } from './emoji-choices.ts'
import type { Cell } from './picker-sections.ts'
import { TONES, type Tone, withTone } from './tone.ts'

/** Says what the emoji is called that would be picked, and chooses the tone of skin. */
export function PickerFoot({ cell, tone }: { cell: Cell | null; tone: Tone }) {
  const t = useTranslations('emoji')
  const language = useLocale()
  const [isChoosing, setChoosing] = useState(false)
  const hand = (of: Tone) => withTone('✋', of)
  const button =
    'grid size-8 shrink-0 place-items-center rounded-control text-[1.125rem] leading-none hover:bg-hover pointer-coarse:size-11'
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-line border-t pr-2 pl-3 pointer-coarse:h-14">
      {isChoosing ? (
        <fieldset
          aria-label={t('tone')}
          className="flex grow items-center justify-end gap-0.5 pointer-coarse:justify-between"
        >
          {TONES.map((each) => (
            <button
              key={each}
              type="button"
              aria-label={t(`tones.${each}`)}
              aria-pressed={each === tone}
              data-testid="emoji-tone"
              onClick={() => {
                chooseTone(each)
                setChoosing(false)
              }}
              className={classNames(button, each === tone && 'bg-selected')}
            >
              {hand(each)}
            </button>
          ))}
        </fieldset>
      ) : (
        <>
          {cell === null ? (
            <span className="grow truncate text-ink-subtle text-small pointer-coarse:invisible">{t('hint')}</span>
          ) : (
            <span className="flex min-w-0 grow items-center gap-2" aria-hidden>
              <span className="text-[1.375rem] leading-none">
                <EmojiSign emoji={cell.shown} />
              </span>
              <span className="grid min-w-0 leading-tight">
                <span className="truncate text-small" lang={language}>
                  {cell.name}
                </span>
                <span className="truncate text-ink-subtle text-meta">{`:${cell.emoji.shortcodes[0]}:`}</span>
              </span>
            </span>
          )}
          <button
            type="button"
            aria-label={t('tone')}
            data-tooltip={t('tone')}
            data-tooltip-side="top"
            data-testid="emoji-tones"
            onClick={() => setChoosing(true)}
            className={button}
          >
            {hand(tone)}
          </button>
        </>
      )}
    </div>
  )
}
