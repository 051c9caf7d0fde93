import { findCompanions, findStagedRooms, findUsedRoomNames, type StagedRoomRow, writeStagedRoom } from '@parley/db'
import { type ImportedRoom, type Limits, MOST_IN_GROUP } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { cleanRoomName, numbered } from './clean.ts'

type Ask = CoreContext['database']['ask']

const PORTION = 100

/**
 * Says of some rooms of a file, those after a number, what they become: a name that no other room has, or why they are left out.
 * @returns the number of the last one; null where there was none
 */
export async function settleRooms(
  ask: Ask,
  jobId: string,
  after: number,
  { withDirect, limits }: { withDirect: boolean; limits: Limits },
): Promise<number | null> {
  const rooms = await findStagedRooms(ask, jobId, after, PORTION)
  for (const room of rooms) {
    if (room.roomId !== null) continue
    const isDirect = room.kind === 'direct' || room.kind === 'group'
    const leftOut = isDirect ? await whyLeftOut(ask, jobId, room, withDirect) : null
    const name = isDirect ? null : await freeRoomName(ask, jobId, room, limits.roomNameCharacters)
    await writeStagedRoom(ask, jobId, { key: room.key, name, leftOut })
  }
  return rooms.at(-1)?.number ?? null
}

export async function whyLeftOut(
  ask: Ask,
  jobId: string,
  room: Pick<StagedRoomRow, 'key'>,
  withDirect: boolean,
): Promise<NonNullable<ImportedRoom['leftOut']> | null> {
  if (!withDirect) return 'direct'
  const { people, isThere } = await findCompanions(ask, jobId, room.key)
  if (people < 2) return 'alone'
  if (people > MOST_IN_GROUP) return 'crowd'
  return isThere ? 'direct-there' : null
}

/** The name of a room as it can be here, with a number where it is taken. */
export async function freeRoomName(
  ask: Ask,
  jobId: string,
  { givenName, name: before }: Pick<StagedRoomRow, 'givenName' | 'name'>,
  most: number,
): Promise<string> {
  const name = cleanRoomName(givenName, most)
  for (let from = 1; ; from += 20) {
    const options = Array.from({ length: 20 }, (_, index) =>
      from + index === 1 ? name : numbered(name, from + index, most),
    )
    const used = await findUsedRoomNames(ask, jobId, options)
    // Its own name from the look before is no other room's.
    const free = options.find((option) => !used.has(option) || option === before)
    if (free !== undefined) return free
  }
}
