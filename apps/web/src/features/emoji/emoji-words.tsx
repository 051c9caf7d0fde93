import { Fragment } from 'react'
import { CustomEmoji } from './custom-emoji.tsx'

/** `:name:` as a message may hold it: not within a word, as in 10:20:30. */
const NAMED = /(?<![\w:&]):([a-z0-9][a-z0-9_-]{1,30}):/

/** Bare words of a message, for a preview: custom emoji in them are drawn as they are in the message. */
export function EmojiWords({ text }: { text: string }) {
  const parts = text.split(NAMED)
  // Every second part is a name. What is none stays as it was written.
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts are never moved; a text that changes is split anew.
    <Fragment key={index}>{index % 2 === 0 ? part : <CustomEmoji name={part} />}</Fragment>
  ))
}
