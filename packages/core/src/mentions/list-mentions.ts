import { findMentionPage, findPeople } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { readCursor, writeCursor } from '../threads/list-cursor.ts'

const USUAL_LIMIT = 30

/** Messages that mention the caller or everybody, or hold one of the caller's keywords, the newest first. @throws Refusal BAD_REQUEST */
export async function listMentions(
  core: CoreContext,
  { personId }: Principal,
  { after, limit = USUAL_LIMIT }: ParsedInput<'mentions.list'>,
): Promise<CommandOutput<'mentions.list'>> {
  const { epoch, mentions, next } = await findMentionPage(core.database, personId, readCursor(after), limit)
  const authors = new Set(mentions.map(({ message }) => message.authorId))
  return {
    epoch,
    mentions: [...mentions],
    people: await findPeople(core.database, [...authors]),
    next: writeCursor(next),
  }
}
