import {
  findManagedMembers,
  findManagedRooms,
  isMemberKey,
  loadManagedRoom,
  loadRoomFacts,
  ROOM_SORTS,
} from '@parley/db'
import { ADMIN_PAGE_ROWS, type CommandOutput, type ManagedRoom, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireActor } from './actor.ts'
import { nextKeyset, readKeyset, searched } from './cursor.ts'

/** Every public and private room, a page at a time. @throws Refusal NOT_AN_ADMIN, BAD_REQUEST */
export async function listManagedRooms(
  core: CoreContext,
  principal: Principal,
  {
    query,
    kind,
    archived,
    lacks,
    sort = 'name',
    descending = false,
    after,
    limit = ADMIN_PAGE_ROWS,
  }: ParsedInput<'rooms.list'>,
): Promise<CommandOutput<'rooms.list'>> {
  await requireActor(core.database.ask, principal)
  const page = await findManagedRooms(core.database, {
    contains: searched(query),
    kind,
    archived,
    lacks,
    sort,
    isDescending: descending,
    after: readKeyset(after, ROOM_SORTS[sort].type),
    limit,
  })
  return { rooms: page.rooms, next: nextKeyset(page.rooms, limit, page.last), total: page.total }
}

/** A room in numbers. @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND */
export async function readManagedRoom(
  core: CoreContext,
  principal: Principal,
  { roomId }: ParsedInput<'rooms.read'>,
): Promise<CommandOutput<'rooms.read'>> {
  const managed = await requireManagedRoom(core, principal, roomId)
  return { managed, ...(await loadRoomFacts(core.database.ask, roomId)) }
}

/** Who is in a room, the owners first. @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND, BAD_REQUEST */
export async function listManagedMembers(
  core: CoreContext,
  principal: Principal,
  { roomId, query, after, limit = ADMIN_PAGE_ROWS }: ParsedInput<'rooms.members'>,
): Promise<CommandOutput<'rooms.members'>> {
  await requireManagedRoom(core, principal, roomId)
  const cursor = readKeyset(after, 'text')
  if (cursor !== null && !isMemberKey(cursor.key)) throw new Refusal('BAD_REQUEST', { field: 'after' })
  const page = await findManagedMembers(core.database, roomId, { contains: searched(query), after: cursor, limit })
  return { members: page.members, next: nextKeyset(page.members, limit, page.last) }
}

/** @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND */
async function requireManagedRoom(core: CoreContext, principal: Principal, roomId: string): Promise<ManagedRoom> {
  await requireActor(core.database.ask, principal)
  const managed = await loadManagedRoom(core.database.ask, roomId)
  if (managed === null) throw new Refusal('ROOM_NOT_FOUND')
  return managed
}
