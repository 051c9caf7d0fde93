import { findPeople, findPins, type PinPlace } from '@parley/db'
import type { CommandOutput, Message, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireMember } from '../rooms/access.ts'
import { pageLimit } from '../rooms/page-limit.ts'

/** The pinned messages of a room, the one pinned last first. @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER */
export async function listPins(
  core: CoreContext,
  principal: Principal,
  { roomId, after, limit }: ParsedInput<'room.pins'>,
): Promise<CommandOutput<'room.pins'>> {
  await requireMember(core, principal, roomId)
  const page = await findPins(core.database.ask, roomId, { after: placeOf(after), limit: pageLimit(core, limit) })
  const authors = [...new Set(page.messages.map(({ authorId }) => authorId))]
  const last = page.messages.at(-1)
  return {
    messages: page.messages,
    people: await findPeople(core.database, authors),
    next: page.more && last ? cursorOf(last) : null,
  }
}

function cursorOf({ pinned, seq }: Message): string | null {
  return pinned === undefined ? null : `${pinned.at} ${seq}`
}

/** Something else than a cursor of ours begins anew. */
function placeOf(cursor: string | undefined): PinPlace | null {
  const [, at, seq] = /^(\S{1,40}) (\d{1,15})$/.exec(cursor ?? '') ?? []
  return at === undefined ? null : { at, seq: Number(seq) }
}
