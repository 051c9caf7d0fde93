'use client'

import type { Message } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Avatar } from '../../ui/avatar.tsx'
import { usePerson } from '../connection/client-provider.tsx'
import { EmojiWords } from '../emoji/emoji-words.tsx'
import { languageOf } from '../messages/body/language.ts'
import { plainTextOf } from '../messages/body/plain-text.ts'
import type { TimeWords } from '../messages/time/use-time-words.ts'

/** A message as a list shows it: who, when, and its first lines. */
export function MessageLine({ message, words }: { message: Message; words: TimeWords }) {
  const t = useTranslations('threads')
  const f = useTranslations('formatting')
  const author = usePerson(message.authorId)
  const text = message.body === null ? t('deleted') : plainTextOf(message.body, f('spoiler'))
  return (
    <span className="flex min-w-0 items-start gap-2.5">
      <Avatar id={message.authorId} name={author?.displayName ?? ''} size={28} className="mt-0.5" />
      <span className="min-w-0 grow">
        <span className="flex items-baseline gap-2">
          <bdi className="truncate font-semibold text-small">{author?.displayName}</bdi>
          <time className="shrink-0 text-ink-subtle text-meta">{words.brief(Date.parse(message.createdAt))}</time>
        </span>
        <span lang={languageOf(text)} className="line-clamp-2 wrap-anywhere text-small">
          <EmojiWords text={text} />
        </span>
      </span>
    </span>
  )
}
