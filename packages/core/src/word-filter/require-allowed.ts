import { writeFlag } from '@parley/db'
import { type Message, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import type { Screened } from './word-filter.ts'

type Filtering = Pick<CoreContext, 'wordFilter'>

/** @throws Refusal WORD_BLOCKED with the word */
export function requireAllowed(screened: Screened, field: string): void {
  if (screened.blocked !== null) throw new Refusal('WORD_BLOCKED', { field, word: screened.blocked.slice(0, 100) })
}

/**
 * What a room is to say of itself, as the filter lets it. A name cannot be masked: what would be is refused. Nothing of it is
 * flagged, since it is no message.
 * @throws Refusal WORD_BLOCKED with the word
 */
export function allowRoomTexts<T extends { name?: string; topic?: string; description?: string }>(
  { wordFilter }: Filtering,
  texts: T,
): T {
  const allowed = { ...texts }
  for (const field of ['name', 'topic', 'description'] as const) {
    const text = texts[field]
    if (text === undefined) continue
    const screened = wordFilter.screen(text)
    requireAllowed(screened, field)
    if (field === 'name' && screened.text !== text)
      throw new Refusal('WORD_BLOCKED', { field, word: text.slice(0, 100) })
    allowed[field] = screened.text
  }
  return allowed
}

/** Puts a message before those who moderate where words were flagged in it. */
export async function flagMessage(
  ask: CoreContext['database']['ask'],
  roomId: string,
  { seq, authorId, body }: Message,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return
  await writeFlag(ask, { id: uuidv7(), roomId, seq, authorId, body: body ?? '', words })
}
