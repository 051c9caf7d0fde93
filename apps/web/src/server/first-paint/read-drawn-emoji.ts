import 'server-only'
import type { Seed } from '@parley/client'
import { findEmojiNamed } from '@parley/core'
import { core } from '../core.ts'
import { requirePrincipal } from '../principal.ts'

const NAMED = /:([a-z0-9][a-z0-9_-]{1,30})(?=:)/g
/** Far more than a page shows; the browser finds the rest. */
const MOST_NAMES = 500

/** The custom emoji that the first paint draws: name and file of each. */
export async function readDrawnEmoji({ bootstrap, timeline, people = [] }: Seed): Promise<[string, string][]> {
  if (bootstrap.emojiRev === undefined) return []
  const names = new Set<string>()
  const look = (text: string) => {
    for (const [, name] of text.matchAll(NAMED)) if (name !== undefined && names.size < MOST_NAMES) names.add(name)
  }
  for (const { body, reactions = [] } of timeline?.messages ?? []) {
    look(body ?? '')
    for (const { emoji } of reactions) look(emoji)
  }
  for (const { status } of [bootstrap.me, ...people, ...(timeline?.people ?? [])]) look(status?.emoji ?? '')
  if (names.size === 0) return []
  const emoji = await findEmojiNamed(core(), await requirePrincipal(), [...names])
  return emoji.map(({ name, fileId }) => [name, fileId])
}
