import { findReaders, type RoomReaders } from '@parley/db'
import { type CommandOutput, MOST_READERS, type ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireMember } from '../rooms/access.ts'
import { requireFeature } from '../settings/require.ts'

/**
 * How far the members of a room have read. Whoever keeps the own position to themselves sees nobody's.
 * @throws Refusal FEATURE_OFF, ROOM_NOT_FOUND, NOT_A_MEMBER, EPOCH_CHANGED
 */
export async function readReaders(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch }: ParsedInput<'room.readers'>,
): Promise<CommandOutput<'room.readers'>> {
  requireFeature(core, 'receipts')
  await requireMember(core, principal, roomId, epoch)
  const [room] = await findReaders(core.database.ask, [roomId], { mostMembers: MOST_READERS, personIds: null })
  const readers = room?.readers ?? []
  return { readers: readers.some(({ personId }) => personId === principal.personId) ? readers : [] }
}

/** How far these people have read in these rooms, where that is told at all. Asks nobody's leave. */
export async function readMovedReaders(
  core: CoreContext,
  roomIds: readonly string[],
  personIds: readonly string[],
): Promise<RoomReaders[]> {
  if (!core.settings.now()['features.receipts']) return []
  return findReaders(core.database.ask, roomIds, { mostMembers: MOST_READERS, personIds })
}
