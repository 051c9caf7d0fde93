'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo, type ReactNode, useMemo } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { EmojiLine } from '../../emoji/custom-emoji.tsx'
import type { RowState } from '../row/row-state.ts'
import type { TimeWords } from '../time/use-time-words.ts'
import { Blocks } from './blocks.tsx'
import { emojiOnly } from './emoji-only.ts'
import { InlineText } from './inline-text.tsx'
import { languageOf } from './language.ts'
import { type Calls, MentionsContext } from './mentions-context.ts'
import { readBody } from './read-body.ts'

/** An own message that is not acknowledged is 66 % ink, but only after 300 ms: most are acknowledged before. */
const PENDING = 'opacity-(--pending-opacity) transition-opacity delay-300 duration-0 starting:opacity-100'
/** Clipped, so that heaped-up accents do not reach into other people's messages. */
const BODY =
  'max-w-(--text-max) overflow-clip text-message wrap-anywhere [overflow-clip-margin:4px] zh:leading-message-zh'

/** No last line with a single character; in longer texts nobody sees it, and the browser would try for a long time. */
const PRETTY = 1_000

/**
 * Where a word is this long, the browser sets what is left of it again for each line that it breaks, because of the font's
 * kerning. Without that, 8,192 letters take 2 ms instead of 100.
 */
const UNBROKEN = /\S{300}/

export interface MessageBodyProps {
  text: string
  state: RowState
  /** ISO 8601; null where it was not edited. */
  editedAt: string | null
  words: TimeWords
  /** Whom it calls, as the server found them; left out where it has not said so yet. */
  calls?: Calls | undefined
}

/** What a message says, and that it was edited. Its Markdown is read here and now, so that nothing moves later. */
export const MessageBody = memo(function MessageBody({ text, state, editedAt, words, calls }: MessageBodyProps) {
  const blocks = useMemo(() => readBody(text), [text])
  const language = languageOf(text)
  const [first] = blocks
  const classes = classNames(
    BODY,
    text.length <= PRETTY && 'text-pretty',
    UNBROKEN.test(text) && '[font-kerning:none]',
    state === 'pending' && PENDING,
  )
  const edited = editedAt === null ? null : <Edited at={editedAt} words={words} />
  return (
    <MentionsContext value={calls ?? null}>
      {blocks.length === 1 && first?.kind === 'text' ? (
        <p dir="auto" lang={language} className={classes}>
          <Line text={text} language={language}>
            <InlineText nodes={first.children} />
          </Line>
          {edited === null ? null : <> {edited}</>}
        </p>
      ) : (
        <div lang={language} className={classes}>
          <div data-testid="message-body" className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
            <Blocks blocks={blocks} />
          </div>
          {edited}
        </div>
      )}
    </MentionsContext>
  )
})

function Line({ text, language, children }: { text: string; language: string | undefined; children: ReactNode }) {
  const custom = emojiOnly(text)
  const classes = 'whitespace-pre-wrap'
  const large = 'text-[2rem] leading-10'
  if (custom !== null && custom.length > 0) {
    return (
      <EmojiLine names={custom} language={language} classes={classes} large={large}>
        {children}
      </EmojiLine>
    )
  }
  return (
    <span data-testid="message-body" lang={language} className={custom === null ? classes : `${classes} ${large}`}>
      {children}
    </span>
  )
}

function Edited({ at, words }: { at: string; words: TimeWords }) {
  const t = useTranslations('messages')
  return (
    <button
      type="button"
      data-testid="edited"
      data-show-edits=""
      className="rounded-seal text-ink-subtle text-meta hover:text-ink hover:underline"
      lang={useLocale()}
      data-tooltip={t('editedAt', { time: words.exact(Date.parse(at)) })}
      data-tooltip-side="top"
    >
      {t('edited')}
    </button>
  )
}
