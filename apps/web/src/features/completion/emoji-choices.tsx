'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { EmojiSign } from '../emoji/custom-emoji.tsx'
import { rememberEmoji } from '../emoji/emoji-choices.ts'
import { namesIn } from '../emoji/picker-sections.ts'
import { emojiNamed, searchEmoji } from '../emoji/search-emoji.ts'
import { withTone } from '../emoji/tone.ts'
import { useEmojiChoices, useEmojiLibrary } from '../emoji/use-emoji.ts'
import { ChoiceList, type ListPlace } from './choice-list.tsx'

const MOST = 8

/** Emoji by shortcode or word. A shortcode that is typed out, with its second colon, becomes its emoji at once. */
export function EmojiChoices({ query, list }: { query: string; list: ListPlace }) {
  const t = useTranslations('completion')
  const language = useLocale()
  const library = useEmojiLibrary()
  const { recent, tone } = useEmojiChoices()
  const isTypedOut = query.endsWith(':')
  const named = isTypedOut && library !== null ? emojiNamed(query.slice(0, -1).toLowerCase(), library) : undefined
  // A custom one is written out as it is kept.
  const shown = named && named.group !== 'custom' && (named.hasTones ? withTone(named.emoji, tone) : named.emoji)

  const onPick = (emoji: string) => {
    rememberEmoji(emoji)
    list.onPick(emoji)
  }
  const replace = useEffectEvent(onPick)
  useEffect(() => {
    if (shown) replace(shown)
  }, [shown])

  const found = library === null || isTypedOut ? [] : searchEmoji(query, library, { recent, limit: MOST })
  const nameOf = library === null ? () => '' : namesIn(library, language)
  const choices = found.map((emoji) => {
    const insert = emoji.hasTones ? withTone(emoji.emoji, tone) : emoji.emoji
    return {
      id: emoji.shortcodes[0] ?? emoji.emoji,
      insert,
      leading: (
        <span className="w-6 text-center text-[1.25rem] leading-none">
          <EmojiSign emoji={insert} />
        </span>
      ),
      label: `:${emoji.shortcodes[0]}:`,
      detail: emoji.group === 'custom' ? undefined : nameOf(emoji),
    }
  })
  return (
    <ChoiceList
      label={t('emoji')}
      countText={t('count', { count: choices.length })}
      query={query}
      choices={choices}
      list={{ ...list, onPick }}
    />
  )
}
