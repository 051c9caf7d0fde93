import {
  type Actor,
  changeMembership,
  type Done,
  deleteRoomRow,
  findPeople,
  isDeleted,
  type LockedRoom,
  loadManagedRoom,
  loadOwnerIds,
  loadRole,
  type RoomState,
  writeAudit,
  writeRole,
  writeRoomState,
} from '@parley/db'
import { type CommandOutput, type ManagedRoom, mayChangeRole, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome, Published } from '../published.ts'
import { parseDescription } from '../rooms/description.ts'
import { changeRoom } from '../rooms/in-room.ts'
import { parseRoomName } from '../rooms/room-name.ts'
import { parseTopic } from '../rooms/topic.ts'
import { allowRoomTexts } from '../word-filter/require-allowed.ts'
import { requireActor } from './actor.ts'

type Facts = Pick<Done, 'personId' | 'before' | 'after'>

/** What is done to a room: what is to be written down of it, one by one, or null where it is so already. */
type Act = (room: LockedRoom, actor: Actor) => Promise<Facts | readonly Facts[] | null>

/**
 * Does something to a public or private room under its lock, whether the caller is in it or not, with its row in the audit
 * log. @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND, ROOM_ARCHIVED, and whatever the act throws
 */
async function runRoom(
  core: CoreContext,
  principal: Principal,
  { roomId, action, evenArchived = false }: { roomId: string; action: Done['action']; evenArchived?: boolean },
  act: Act,
): Promise<Outcome<{ managed: ManagedRoom | null; isChanged: boolean }>> {
  // Before the room is looked for: to everybody else there is nothing to be told of it.
  await requireActor(core.database.ask, principal)
  return changeRoom(core, principal, roomId, async (locked) => {
    const { ask, room } = locked
    const actor = await requireActor(ask, principal)
    const isManaged = room.kind === 'public' || room.kind === 'private'
    if (!isManaged || (await isDeleted(locked))) throw new Refusal('ROOM_NOT_FOUND')
    if (room.archivedAt !== undefined && !evenArchived) throw new Refusal('ROOM_ARCHIVED')
    const done = await act(locked, actor)
    const all = done === null ? [] : [done].flat()
    const target = { kind: 'room', id: roomId, name: room.name } as const
    for (const facts of all) await writeAudit(ask, actor, { action, target, ...facts })
    return { managed: await loadManagedRoom(ask, roomId), isChanged: all.length > 0 }
  })
}

type Changed = Outcome<{ managed: ManagedRoom }>

function requireThere({ output, published }: Awaited<ReturnType<typeof runRoom>>): Changed {
  const { managed } = output
  if (managed === null) throw new Refusal('ROOM_NOT_FOUND')
  return { output: { managed }, published }
}

/**
 * Changes what a room says of itself. What is so already takes no rev.
 * @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND, ROOM_ARCHIVED, ROOM_NAME_INVALID, ROOM_NAME_TAKEN, TOPIC_TOO_LONG,
 *   DESCRIPTION_TOO_LONG, TEXT_INVALID
 */
export async function updateManagedRoom(
  core: CoreContext,
  principal: Principal,
  { roomId, ...input }: ParsedInput<'rooms.update'>,
): Promise<Changed> {
  const { roomNameCharacters, topicCharacters } = core.limits
  const wanted = allowRoomTexts(core, {
    ...(input.name !== undefined && { name: parseRoomName(input.name, roomNameCharacters) }),
    ...(input.kind !== undefined && { kind: input.kind }),
    ...(input.topic !== undefined && { topic: parseTopic(input.topic, topicCharacters) }),
    ...(input.description !== undefined && { description: parseDescription(input.description) }),
    ...(input.posting !== undefined && { posting: input.posting }),
    ...(input.slowSeconds !== undefined && { slowSeconds: input.slowSeconds }),
    ...(input.retentionDays !== undefined && { retentionDays: input.retentionDays }),
  } satisfies RoomState)
  const run = runRoom(core, principal, { roomId, action: 'rooms.update' }, async (locked) => {
    const {
      name,
      kind,
      topic,
      description = '',
      posting = 'everyone',
      slowSeconds = 0,
      retentionDays = null,
    } = locked.room
    const now = { name, kind, topic, description, posting, slowSeconds, retentionDays }
    const parts = (Object.keys(wanted) as (keyof typeof now)[]).filter((part) => wanted[part] !== now[part])
    if (parts.length === 0) return null
    await writeRoomState(locked, wanted, principal.personId)
    const told = (state: Partial<typeof now>) => Object.fromEntries(parts.map((part) => [part, state[part] ?? '']))
    return { before: told(now), after: told(wanted) }
  })
  return requireThere(await run)
}

/**
 * Archives rooms, or brings them back: each by itself, so that nobody waits for all of them.
 * @throws Refusal NOT_AN_ADMIN, and ROOM_NOT_FOUND where none of them is there
 */
export async function setRoomsArchived(
  core: CoreContext,
  principal: Principal,
  roomIds: readonly string[],
  archived: boolean,
): Promise<Outcome<CommandOutput<'rooms.archive'>>> {
  const changed: string[] = []
  const published: Published[] = []
  const action = archived ? 'rooms.archive' : 'rooms.unarchive'
  let there = 0
  for (const roomId of new Set(roomIds)) {
    const done = await runRoom(core, principal, { roomId, action, evenArchived: true }, async (locked) => {
      if ((locked.room.archivedAt !== undefined) === archived) return null
      await writeRoomState(locked, { archived }, principal.personId)
      return { before: { archived: !archived }, after: { archived } }
    }).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'ROOM_NOT_FOUND') return null
      throw error
    })
    if (done === null) continue
    there += 1
    if (done.output.isChanged) changed.push(roomId)
    published.push(...done.published)
  }
  if (there === 0) throw new Refusal('ROOM_NOT_FOUND')
  return { output: { changed }, published }
}

/**
 * Gives a member of a room another role in it. A room that has an owner keeps one.
 * @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND, ROOM_ARCHIVED, MEMBER_NOT_FOUND, LAST_ROOM_OWNER
 */
export async function appointInRoom(
  core: CoreContext,
  principal: Principal,
  { roomId, personId, role }: ParsedInput<'rooms.appoint'>,
): Promise<Changed> {
  const run = runRoom(core, principal, { roomId, action: 'rooms.appoint' }, async (locked) => {
    const before = await loadRole(locked, personId)
    if (before === null) throw new Refusal('MEMBER_NOT_FOUND')
    if (before === role) return null
    if (before === 'owner' && (await loadOwnerIds(locked)).length < 2) throw new Refusal('LAST_ROOM_OWNER')
    await writeRole(locked, personId, role)
    return { personId, before: { role: before }, after: { role } }
  })
  return requireThere(await run)
}

/**
 * Brings people into a room, whether the caller is in it or not.
 * @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND, ROOM_ARCHIVED, PERSON_NOT_FOUND, BANNED_FROM_ROOM, GUEST_RESTRICTED
 */
export async function addToRoom(
  core: CoreContext,
  principal: Principal,
  { roomId, ...input }: ParsedInput<'rooms.add'>,
): Promise<Outcome<CommandOutput<'rooms.add'>>> {
  const personIds = [...new Set(input.personIds)]
  const added: string[] = []
  const run = runRoom(core, principal, { roomId, action: 'rooms.add' }, async (locked) => {
    const people = await findPeople(core.database, personIds)
    if (people.length < personIds.length || people.some(({ erased }) => erased)) throw new Refusal('PERSON_NOT_FOUND')
    const facts: Facts[] = []
    for (const personId of personIds) {
      const { outcome } = await changeMembership(locked.ask, roomId, personId, 'joined', principal.personId)
      if (outcome !== 'changed') continue
      added.push(personId)
      facts.push({ personId, after: { role: await loadRole(locked, personId) } })
    }
    return facts
  })
  const { output, published } = requireThere(await run)
  return { output: { ...output, added }, published }
}

/**
 * Puts somebody out of a room: those below the caller in the workspace, or anybody for an owner.
 * @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND, ROOM_ARCHIVED, MEMBER_NOT_FOUND, RANK_TOO_LOW, LAST_ROOM_OWNER
 */
export async function removeFromRoom(
  core: CoreContext,
  principal: Principal,
  { roomId, personId }: ParsedInput<'rooms.remove'>,
): Promise<Changed> {
  const run = runRoom(core, principal, { roomId, action: 'rooms.remove' }, async (locked, actor) => {
    const role = await loadRole(locked, personId)
    const [person] = await findPeople(core.database, [personId])
    if (role === null || person === undefined) throw new Refusal('MEMBER_NOT_FOUND')
    if (personId !== principal.personId && !mayChangeRole(actor.role, person.role)) throw new Refusal('RANK_TOO_LOW')
    if (role === 'owner' && (await loadOwnerIds(locked)).length < 2) throw new Refusal('LAST_ROOM_OWNER')
    await changeMembership(locked.ask, roomId, personId, 'left', principal.personId)
    return { personId, before: { role } }
  })
  return requireThere(await run)
}

/**
 * Makes somebody the only owner of a room, who joins it where they are not in it; whoever owned it is a moderator then.
 * @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND, ROOM_ARCHIVED, PERSON_NOT_FOUND
 */
export async function handOverRoom(
  core: CoreContext,
  principal: Principal,
  { roomId, personId }: ParsedInput<'rooms.transfer'>,
): Promise<Changed> {
  const run = runRoom(core, principal, { roomId, action: 'rooms.transfer' }, async (locked) => {
    const [person] = await findPeople(core.database, [personId])
    if (person === undefined || person.erased) throw new Refusal('PERSON_NOT_FOUND')
    const owners = await loadOwnerIds(locked)
    const role = await loadRole(locked, personId)
    if (role === 'owner' && owners.length === 1) return null
    if (role === null) await changeMembership(locked.ask, roomId, personId, 'joined', principal.personId)
    if (role !== 'owner') await writeRole(locked, personId, 'owner')
    for (const owner of owners) if (owner !== personId) await writeRole(locked, owner, 'moderator')
    return { personId, before: { owners }, after: { owners: [personId] } }
  })
  return requireThere(await run)
}

/**
 * Deletes a room: nobody is in it or finds it from then on, and the worker removes what was said in it. The triggers of its
 * memberships tell every instance.
 * @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND, NAME_NOT_REPEATED
 */
export async function deleteRoom(
  core: CoreContext,
  principal: Principal,
  { roomId, name }: ParsedInput<'rooms.delete'>,
): Promise<CommandOutput<'rooms.delete'>> {
  await runRoom(core, principal, { roomId, action: 'rooms.delete', evenArchived: true }, async (locked) => {
    const { ask, room } = locked
    if (name.normalize('NFC') !== room.name) throw new Refusal('NAME_NOT_REPEATED', { field: 'name' })
    const managed = await loadManagedRoom(ask, roomId)
    await deleteRoomRow(locked)
    const { memberCount: members = 0, messages = 0 } = managed ?? {}
    return { before: { name: room.name, kind: room.kind, members, messages }, after: null }
  })
  return {}
}
