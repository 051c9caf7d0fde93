'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import type { RowState } from '../row/row-state.ts'
import type { TimeWords } from '../time/use-time-words.ts'
import { isEmojiOnly } from './emoji-only.ts'
import { languageOf } from './language.ts'
import { MessageText } from './message-text.tsx'

/** An own message that is not acknowledged is 66 % ink, but only after 300 ms: most are acknowledged before. */
const PENDING = 'opacity-(--pending-opacity) transition-opacity delay-300 duration-0 starting:opacity-100'

export interface MessageBodyProps {
  text: string
  state: RowState
  /** ISO 8601; null where it was not edited. */
  editedAt: string | null
  words: TimeWords
}

/** What a message says, and that it was edited. */
export const MessageBody = memo(function MessageBody({ text, state, editedAt, words }: MessageBodyProps) {
  const t = useTranslations('messages')
  const locale = useLocale()
  const language = languageOf(text)
  return (
    <p
      dir="auto"
      lang={language}
      className={classNames(
        // Clipped, so that heaped-up accents do not reach into other people's messages.
        'max-w-(--text-max) overflow-clip text-pretty text-message wrap-anywhere [overflow-clip-margin:4px] zh:leading-message-zh',
        state === 'pending' && PENDING,
      )}
    >
      <span
        data-testid="message-body"
        lang={language}
        className={isEmojiOnly(text) ? 'whitespace-pre-wrap text-[2rem] leading-10' : 'whitespace-pre-wrap'}
      >
        <MessageText text={text} />
      </span>
      {editedAt === null ? null : (
        <>
          {' '}
          <span
            className="text-ink-subtle text-meta"
            lang={locale}
            data-tooltip={t('editedAt', { time: words.exact(Date.parse(editedAt)) })}
            data-tooltip-side="top"
          >
            {t('edited')}
          </span>
        </>
      )}
    </p>
  )
})
