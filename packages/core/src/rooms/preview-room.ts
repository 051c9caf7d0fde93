import { findMessagePage, findPeople, findPublicRoom } from '@parley/db'
import { type CommandOutput, type ParsedInput, PREVIEW_MESSAGES, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/** A public room and its newest messages, for whoever thinks of joining it. @throws Refusal ROOM_NOT_FOUND */
export async function previewRoom(
  core: CoreContext,
  principal: Principal,
  { roomId }: ParsedInput<'room.preview'>,
): Promise<CommandOutput<'room.preview'>> {
  const listed = await findPublicRoom(core.database, roomId, principal.personId)
  const page = listed && (await findMessagePage(core.database, roomId, { before: null }, PREVIEW_MESSAGES))
  if (!listed || !page) throw new Refusal('ROOM_NOT_FOUND')
  const authors = new Set(page.messages.map(({ authorId }) => authorId))
  return { listed, messages: page.messages, people: await findPeople(core.database, [...authors]) }
}
