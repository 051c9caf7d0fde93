import {
  changeMembership,
  endSessionsOf,
  hasPlainSuspension,
  insertPurge,
  insertRestriction,
  type LockedRoom,
  liftRestriction,
  liftSuspension,
  loadAccount,
  loadOwnerIds,
  loadRestriction,
  loadRole,
  refreshGuards,
  writeSuspension,
} from '@parley/db'
import { type CommandOutput, isAdminRole, type ParsedInput, Refusal, type Restriction } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { requireStorable } from '../text/storable.ts'
import { resolve } from './act-on-report.ts'
import { type Keeping, keepOrder, type Notice } from './acting.ts'
import { requireBelow } from './keeper.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

interface Asked {
  readonly personId: string
  readonly roomId: string | null
  readonly reportId?: string | undefined
}

/**
 * Looks who and where it is about: the rank, the room, the report.
 * @throws Refusal NOT_YOURSELF, NOT_A_MODERATOR, PERSON_NOT_FOUND, ROOM_NOT_FOUND, REPORT_NOT_FOUND, RANK_TOO_LOW
 */
async function begin(keeping: Keeping, { personId, roomId, reportId }: Asked) {
  await requireBelow(keeping.ask, keeping.keeper, personId, roomId)
  const reported = reportId === undefined ? null : await keeping.report(reportId)
  if (reported !== null && reported.author.id !== personId) throw new Refusal('REPORT_NOT_FOUND')
  const account = await loadAccount(keeping.ask, personId)
  if (account === null) throw new Refusal('PERSON_NOT_FOUND')
  const room = roomId === null ? null : await keeping.room(roomId)
  if (room?.room.kind === 'self') throw new Refusal('ROOM_NOT_FOUND')
  const place: Pick<Notice, 'roomId' | 'roomName'> =
    room === null ? {} : { roomId: room.room.id, ...(room.room.name !== '' && { roomName: room.room.name }) }
  return { reported, account, room, place }
}

async function reload(keeping: Keeping, id: string): Promise<{ restriction: Restriction }> {
  const restriction = await loadRestriction(keeping.ask, id)
  if (restriction === null) throw new Refusal('RESTRICTION_NOT_FOUND')
  return { restriction: { ...restriction, mayLift: true } }
}

/**
 * Keeps somebody from writing for a time, in a room or everywhere.
 * @throws Refusal NOT_A_MODERATOR, PERSON_NOT_FOUND, ROOM_NOT_FOUND, REPORT_NOT_FOUND, NOT_YOURSELF, RANK_TOO_LOW, TEXT_INVALID
 */
export function mutePerson(
  core: CoreContext,
  principal: Principal,
  { personId, roomId, minutes, reason: given = '', reportId }: ParsedInput<'moderation.mute'>,
): Promise<Outcome<CommandOutput<'moderation.mute'>>> {
  requireStorable(given, 'reason')
  const reason = given.trim()
  return keepOrder(core, principal, async (keeping) => {
    const { reported, account, place } = await begin(keeping, { personId, roomId, reportId })
    const id = uuidv7()
    const until = new Date(Date.now() + minutes * MINUTE_MS)
    const byId = keeping.keeper.personId
    await insertRestriction(keeping.ask, { id, kind: 'mute', personId, roomId, until, reason, byId })
    await refreshGuards(keeping.ask, personId, roomId)
    const told = { until: until.toISOString(), reason }
    await keeping.keep(personId, `mute:${roomId ?? personId}`, told)
    await keeping.tell(personId, { what: 'muted', ...place, until: told.until, ...(reason !== '' && { reason }) })
    if (reported !== null) await resolve(keeping, reported, 'muted')
    await keeping.audit({
      action: 'moderation.mute',
      target: { kind: 'person', id: personId, name: account.person.handle },
      after: { where: place.roomName ?? (roomId === null ? 'everywhere' : roomId), until: told.until, reason },
    })
    return reload(keeping, id)
  })
}

/**
 * Puts somebody out of a room and keeps them out, or out of the workspace altogether, which is a suspension until it is
 * lifted: not of whom an admin suspended, unless by admins. What they wrote goes afterwards, in portions: see `doPurges`.
 * @throws Refusal NOT_A_MODERATOR, PERSON_NOT_FOUND, ROOM_NOT_FOUND, REPORT_NOT_FOUND, NOT_YOURSELF, RANK_TOO_LOW,
 *   LAST_ROOM_OWNER, TEXT_INVALID
 */
export function banPerson(
  core: CoreContext,
  principal: Principal,
  { personId, roomId, reason: given = '', purge, reportId }: ParsedInput<'moderation.ban'>,
): Promise<Outcome<CommandOutput<'moderation.ban'>>> {
  requireStorable(given, 'reason')
  const reason = given.trim()
  return keepOrder(core, principal, async (keeping) => {
    const { ask } = keeping
    const { reported, account, room, place } = await begin(keeping, { personId, roomId, reportId })
    // Whoever lifted the ban would lift what an admin did.
    if (room === null && !isAdminRole(keeping.keeper.role) && (await hasPlainSuspension(ask, personId))) {
      throw new Refusal('RANK_TOO_LOW')
    }
    const id = uuidv7()
    await insertRestriction(ask, {
      id,
      kind: 'ban',
      personId,
      roomId,
      until: null,
      reason,
      byId: keeping.keeper.personId,
    })
    if (room !== null) await putOut(room, personId, keeping.keeper.personId)
    else {
      await writeSuspension(ask, personId, null)
      await endSessionsOf(ask, personId)
    }
    await keeping.tell(personId, { what: 'banned', ...place, ...(reason !== '' && { reason }) })
    if (purge !== undefined) {
      const since = purge === 'day' ? new Date(Date.now() - DAY_MS) : null
      await insertPurge(ask, { id: uuidv7(), personId, roomId, since })
    }
    if (reported !== null) await resolve(keeping, reported, 'banned')
    await keeping.audit({
      action: 'moderation.ban',
      target: { kind: 'person', id: personId, name: account.person.handle },
      after: {
        where: place.roomName ?? (roomId === null ? 'everywhere' : roomId),
        reason,
        ...(purge !== undefined && { purge }),
      },
    })
    return reload(keeping, id)
  })
}

/** A room that has an owner keeps one. @throws Refusal ROOM_NOT_FOUND, LAST_ROOM_OWNER */
async function putOut(room: LockedRoom, personId: string, byId: string): Promise<void> {
  const { kind } = room.room
  if (kind !== 'public' && kind !== 'private') throw new Refusal('ROOM_NOT_FOUND')
  const role = await loadRole(room, personId)
  if (role === null) return
  if (role === 'owner' && (await loadOwnerIds(room)).length < 2) throw new Refusal('LAST_ROOM_OWNER')
  await changeMembership(room.ask, room.room.id, personId, 'left', byId)
}

/** Lifts a mute or a ban, and tells whom it was about. @throws Refusal NOT_A_MODERATOR, RESTRICTION_NOT_FOUND, NOT_YOURSELF, RANK_TOO_LOW */
export function liftRestrictionOf(
  core: CoreContext,
  principal: Principal,
  { restrictionId }: ParsedInput<'moderation.lift'>,
): Promise<Outcome<CommandOutput<'moderation.lift'>>> {
  return keepOrder(core, principal, async (keeping) => {
    const { ask, keeper } = keeping
    const found = await loadRestriction(ask, restrictionId)
    const { roomIds } = keeper.reach
    const roomId = found?.room?.id ?? null
    if (found === null || (roomIds !== null && (roomId === null || !roomIds.includes(roomId)))) {
      throw new Refusal('RESTRICTION_NOT_FOUND')
    }
    const { person, kind, room } = found
    await requireBelow(ask, keeper, person.id, roomId)
    await liftRestriction(ask, restrictionId)
    if (kind === 'mute') {
      await refreshGuards(ask, person.id, roomId)
      await keeping.keep(person.id, `mute:${roomId ?? person.id}`, null)
    } else if (roomId === null) await liftSuspension(ask, person.id)
    await keeping.tell(person.id, {
      what: kind === 'mute' ? 'unmuted' : 'unbanned',
      ...(room !== null && { roomId: room.id, ...(room.name !== '' && { roomName: room.name }) }),
    })
    await keeping.audit({
      action: 'moderation.lift',
      target: { kind: 'person', id: person.id, name: person.handle },
      before: { restriction: kind, where: room === null ? 'everywhere' : room.name || room.id, until: found.until },
    })
    return {}
  })
}
