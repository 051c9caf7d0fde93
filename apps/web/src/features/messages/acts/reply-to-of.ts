import type { ReplyTo } from '@parley/protocol'

const MOST_CHARACTERS = 200

/** A message as a reply to it quotes it until the server does. */
export function replyToOf(seq: number, authorId: string, body: string): ReplyTo {
  const excerpt = [...body.slice(0, 1_000).replace(/\s+/g, ' ').trim()].slice(0, MOST_CHARACTERS).join('')
  return { seq, authorId, excerpt }
}
