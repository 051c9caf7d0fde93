import { loadOverview, purgeDeletedRooms as purge, tallyMessages as tally } from '@parley/db'
import type { CommandOutput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireActor } from './actor.ts'

type Database = Pick<CoreContext, 'database'>

/** How many are there at this moment, and with how many connections; null where nobody can tell. */
export interface There {
  readonly online: number | null
  readonly connections: number | null
}

/** The workspace at a glance. @throws Refusal NOT_AN_ADMIN */
export async function readOverview(
  core: CoreContext,
  principal: Principal,
  countThere: () => Promise<There>,
): Promise<CommandOutput<'overview.read'>> {
  await requireActor(core.database.ask, principal)
  const [counted, { online, connections }] = await Promise.all([loadOverview(core.database), countThere()])
  // Whoever asks is there, though presence may not have heard of them yet.
  const there = online === null ? null : Math.max(1, online)
  return { overview: { ...counted, people: { ...counted.people, online: there }, connections } }
}

/** Follows what was written since it was counted last, until all is counted or it is stopped. @returns how many rooms */
export async function tallyMessages({ database }: Database, isStopped = () => false): Promise<number> {
  let rooms = 0
  for (;;) {
    const looked = isStopped() ? 0 : await tally(database)
    if (looked === 0) return rooms
    rooms += looked
  }
}

/** Removes what was said in rooms that were deleted, until nothing is left or it is stopped. @returns how many rows */
export async function purgeDeletedRooms({ database }: Database, isStopped = () => false): Promise<number> {
  let rows = 0
  for (;;) {
    const removed = isStopped() ? 0 : await purge(database)
    if (removed === 0) return rows
    rows += removed
  }
}
