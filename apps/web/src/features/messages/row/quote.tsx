'use client'

import type { ReplyTo } from '@parley/protocol'
import { Reply } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePerson } from '../../connection/client-provider.tsx'
import { EmojiWords } from '../../emoji/emoji-words.tsx'
import { useRowActs } from '../acts/row-acts.ts'
import { languageOf } from '../body/language.ts'
import { plainTextOf } from '../body/plain-text.ts'
import { jumpTo } from '../jump/jump-store.ts'

/** What a message answers, in one line over it. A click leads there. */
export function Quote({ roomId, replyTo }: { roomId: string; replyTo: ReplyTo }) {
  const { thread } = useRowActs()
  const t = useTranslations('acts')
  return (
    <button
      type="button"
      data-testid="quote"
      data-quoted-seq={replyTo.seq}
      onClick={() => jumpTo({ roomId, seq: replyTo.seq, ...(thread !== null && { thread }) })}
      className="flex max-w-full items-center gap-1.5 rounded-seal text-left text-ink-muted text-small leading-5 hover:text-ink pointer-coarse:min-h-11"
    >
      <Reply size={13} aria-hidden className="shrink-0 -scale-x-100 text-ink-subtle" />
      <span className="sr-only">{t('inReplyTo')}</span>
      <QuotedText replyTo={replyTo} />
    </button>
  )
}

/** Author and beginning of what is quoted. */
export function QuotedText({ replyTo }: { replyTo: ReplyTo }) {
  const t = useTranslations('acts')
  const f = useTranslations('formatting')
  const name = usePerson(replyTo.authorId)?.displayName ?? t('someone')
  const { excerpt } = replyTo
  return (
    <>
      <bdi lang={languageOf(name)} className="shrink-0 font-medium">
        {name}
      </bdi>
      {excerpt === undefined ? (
        <span className="truncate text-ink-subtle italic zh:not-italic">{t('deleted')}</span>
      ) : excerpt === '' ? (
        <span className="truncate text-ink-subtle italic zh:not-italic">{t('picture')}</span>
      ) : (
        <bdi lang={languageOf(excerpt)} className="min-w-0 truncate">
          <EmojiWords text={plainTextOf(excerpt, f('spoiler'))} />
        </bdi>
      )}
    </>
  )
}
