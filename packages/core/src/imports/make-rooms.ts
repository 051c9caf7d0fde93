import {
  countImportedPins,
  findImported,
  findMembersToBe,
  holdImportedRoom,
  makeRoom,
  openRoom,
  ownUnowned,
  putMembersIn,
  type StagedRoomRow,
  tellListeners,
  UNTOLD_CHANNEL,
  writeRoomRev,
  writeStagedRoom,
} from '@parley/db'
import type { Limits } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import { freeRoomName, whyLeftOut } from './settle-rooms.ts'

type Ask = CoreContext['database']['ask']

const MEMBERS = 500

const isDirect = ({ kind }: StagedRoomRow) => kind === 'direct' || kind === 'group'

/**
 * Makes the room that one of a file becomes. Nobody is in it and finds it until it is opened. Returns its id; null where it is
 * left out after all.
 */
export async function makeImportedRoom(
  ask: Ask,
  jobId: string,
  staged: StagedRoomRow,
  { withDirect, limits }: { withDirect: boolean; limits: Limits },
): Promise<string | null> {
  if (staged.roomId !== null) return staged.roomId
  if (isDirect(staged)) {
    const leftOut = await whyLeftOut(ask, jobId, staged, withDirect)
    await writeStagedRoom(ask, jobId, { key: staged.key, name: null, leftOut })
    if (leftOut !== null) return null
  }
  const creator =
    staged.creatorKey === null
      ? undefined
      : (await findImported(ask, jobId, [staged.creatorKey])).get(staged.creatorKey)
  for (;;) {
    const id = uuidv7()
    const name = isDirect(staged) ? null : await freeRoomName(ask, jobId, staged, limits.roomNameCharacters)
    if (await makeRoom(ask, jobId, staged, { id, name, createdById: creator?.id ?? null })) return id
  }
}

/** Who opens it, where the room has nobody else to own it. */
export interface Opening {
  readonly jobId: string
  readonly roomId: string
  readonly byId: string | null
}

/**
 * Puts the next people into a room whose messages are all there; with the first of them it becomes what it is to be. They have
 * read it: nobody is called, and nothing is unread.
 * @returns what the file calls the last one who was put in; null where nobody was left
 */
export async function openImportedRoom(
  ask: Ask,
  staged: StagedRoomRow,
  { jobId, roomId, byId }: Opening,
  after: string | null,
): Promise<string | null> {
  const direct = isDirect(staged)
  let rev = await holdImportedRoom(ask, roomId)
  if (rev === null) return null
  const of = { jobId, roomKey: staged.key, isDirect: direct }
  const found = await findMembersToBe(ask, of, after, MEMBERS)
  const members = found.map((member) => (direct ? { ...member, role: 'member' as const } : member))
  if (after === null) {
    const personIds = members.flatMap(({ state, personId }) => (state === 'joined' ? [personId] : []))
    rev += 1
    await writeRoomRev(ask, roomId, rev)
    await openRoom(ask, jobId, staged, { roomId, rev, personIds })
    await countImportedPins(ask, roomId)
    rev += 1
  }
  const isLast = members.length < MEMBERS
  rev = await putMembersIn(ask, roomId, { rev, members })
  // A room that nobody owns would be nobody's to run.
  if (isLast && !direct && byId !== null) await ownUnowned(ask, roomId, { rev, personId: byId })
  await tellListeners({ ask }, UNTOLD_CHANNEL)
  return isLast ? null : (members.at(-1)?.key ?? null)
}
