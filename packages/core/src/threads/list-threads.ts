import { findFollowedThreads, findPeople, findThreadPage } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { readCursor, writeCursor } from './list-cursor.ts'

const USUAL_LIMIT = 20
const MOST_FOLLOWED = 500

/** Threads that the caller follows, the newest reply first. @throws Refusal BAD_REQUEST */
export async function listThreads(
  core: CoreContext,
  { personId }: Principal,
  { after, limit = USUAL_LIMIT }: ParsedInput<'threads.list'>,
): Promise<CommandOutput<'threads.list'>> {
  const { epoch, threads, next } = await findThreadPage(core.database, personId, readCursor(after), limit)
  const authors = new Set(threads.flatMap(({ root, replies }) => [root, ...replies].map(({ authorId }) => authorId)))
  return {
    epoch,
    threads: [...threads],
    people: await findPeople(core.database, [...authors]),
    next: writeCursor(next),
  }
}

/** What the caller follows, in short: enough to know which threads are unread. */
export async function listFollowedThreads(
  core: CoreContext,
  { personId }: Principal,
): Promise<CommandOutput<'threads.followed'>> {
  return findFollowedThreads(core.database, personId, MOST_FOLLOWED)
}
