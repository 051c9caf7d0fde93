import { findPeople, hasBlocked, insertDirectRoom } from '@parley/db'
import { type JoinedRoom, MOST_IN_GROUP, type ParsedInput, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import { requireCompanions } from '../guests/require-companions.ts'
import type { Principal } from '../principal.ts'
import { readJoinedRoom } from './read-joined-room.ts'

/**
 * The room between the caller and these people, made where there is none. Nothing is published: who is in a new room hears of it
 * by their membership. @throws Refusal PERSON_NOT_FOUND, TOO_MANY_PEOPLE, BLOCKED
 */
export async function openDirectRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.direct'>,
): Promise<JoinedRoom> {
  const personIds = [...new Set([principal.personId, ...input.personIds])]
  if (personIds.length > MOST_IN_GROUP) throw new Refusal('TOO_MANY_PEOPLE', { limit: MOST_IN_GROUP })
  const isAlone = personIds.length < 2
  if (isAlone || (await findPeople(core.database, personIds)).length < personIds.length) {
    throw new Refusal('PERSON_NOT_FOUND')
  }
  const { ask } = core.database
  await requireCompanions(ask, principal.personId, personIds)
  const blocked = await Promise.all(personIds.map((personId) => hasBlocked(ask, personId, principal.personId)))
  if (blocked.includes(true)) throw new Refusal('BLOCKED')
  const roomId = await insertDirectRoom(core.database, { id: uuidv7(), personIds, createdById: principal.personId })
  return readJoinedRoom(core, principal, roomId)
}
