import { findChanges, findPeople } from '@parley/db'
import { type ParsedInput, Refusal, type SyncPage } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireEpoch } from '../workspace/require-epoch.ts'
import { requireMember } from './access.ts'
import { pageLimit } from './page-limit.ts'

/**
 * What changed after a rev: whoever holds everything up to `after` and applies the page holds everything up to
 * `completeTo`.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, EPOCH_CHANGED
 */
export async function syncRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.sync'>,
): Promise<SyncPage> {
  await requireMember(core, principal, input.roomId, input.epoch)
  const page = await findChanges(core.database, input.roomId, input.after, pageLimit(core, input.limit))
  if (!page) throw new Refusal('ROOM_NOT_FOUND')
  requireEpoch(input.epoch, page.epoch)
  const { changes, head, more } = page
  const authors = new Set(changes.flatMap((change) => (change.type === 'message' ? [change.message.authorId] : [])))
  return {
    changes,
    people: await findPeople(core.database, [...authors]),
    completeTo: more ? (changes.at(-1)?.rev ?? head) : head,
    head,
    more,
  }
}
