import { findPeople, loadModeratedRooms, loadRestrictionsOf } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { mayModerate, maySee, requireKeeper } from './keeper.ts'
import { withLift } from './list-restrictions.ts'

const MOST_ROOMS = 100

/** What somebody may not do now, and what the caller may do about them. @throws Refusal NOT_A_MODERATOR, PERSON_NOT_FOUND */
export async function readModerated(
  core: CoreContext,
  principal: Principal,
  { personId }: ParsedInput<'moderation.person'>,
): Promise<CommandOutput<'moderation.person'>> {
  const { ask } = core.database
  const keeper = await requireKeeper(ask, principal)
  const [person] = await findPeople(core.database, (await maySee(ask, keeper, personId)) ? [personId] : [])
  if (person === undefined) throw new Refusal('PERSON_NOT_FOUND')
  const about = { keeperId: keeper.personId, keptIds: keeper.reach.roomIds, personId }
  const [restrictions, rooms, everywhere] = await Promise.all([
    loadRestrictionsOf(ask, keeper.reach, personId),
    loadModeratedRooms(ask, about, MOST_ROOMS),
    mayModerate(ask, keeper, personId, null),
  ])
  const mayIn = await Promise.all(rooms.map(({ id }) => mayModerate(ask, keeper, personId, id)))
  return {
    person,
    restrictions: await withLift(ask, keeper, restrictions),
    rooms: rooms.filter((_, at) => mayIn[at]),
    everywhere,
  }
}
