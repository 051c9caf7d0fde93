import {
  clearLines,
  countOldMessages,
  countOpenJobs,
  hasOldMessages,
  loadManagedRoom,
  loadOldMessages,
  loadSettings,
  lockRoom,
  takeAway,
  tellListeners,
  UNTOLD_CHANNEL,
  writeRetainedTo,
} from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import { requireActor } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import { beginJob } from '../jobs/begin-job.ts'
import type { Principal } from '../principal.ts'

type Source = Pick<CoreContext, 'database'>
type Ask = CoreContext['database']['ask']

/** Nobody's id: what goes by itself is done by nobody. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
/** So many messages at a time that nobody waits long for the room. */
const PORTION = 100

/** How much would be deleted if messages were kept for so many days. @throws Refusal NOT_AN_ADMIN, ROOM_NOT_FOUND */
export async function countRetention(
  core: CoreContext,
  principal: Principal,
  { roomId, days }: ParsedInput<'retention.count'>,
): Promise<CommandOutput<'retention.count'>> {
  const { database } = core
  await requireActor(database.ask, principal)
  if (roomId !== undefined && (await loadManagedRoom(database.ask, roomId)) === null)
    throw new Refusal('ROOM_NOT_FOUND')
  return countOldMessages(database, roomId ?? null, days)
}

/** For how many days rooms that say nothing else keep messages; null: for ever. A setting, unless the environment says it: 0 for ever. */
export async function readRetentionDays({ database }: Source, fixed: number | null): Promise<number | null> {
  if (fixed !== null) return fixed || null
  return (await loadSettings(database.ask))?.stored['retention.days'] ?? null
}

/** Writes down that old messages are to go, where there are any and nobody is at it. Several processes may ask at once. */
export async function beginRetention({ database }: Source, defaultDays: number | null): Promise<boolean> {
  if (!(await hasOldMessages(database, defaultDays))) return false
  return database.transact(async (ask) => {
    await ask('lock_workspace', 'SELECT FROM workspace WHERE id = 1 FOR NO KEY UPDATE', [])
    if ((await countOpenJobs(ask, 'retention')) > 0) return false
    await beginJob(ask, { kind: 'retention', byId: null, input: {}, expiresAt: null })
    return true
  })
}

/**
 * Deletes the oldest messages of a room that were written before a moment, a bounded part of them, as if a moderator had, and
 * the lines up to them: in the transaction of `ask`, under the room's lock. Every instance is told to look.
 * @returns how many were deleted; null where nothing is left to look at
 */
export async function deleteOldMessages(ask: Ask, roomId: string, before: Date): Promise<number | null> {
  const room = await lockRoom(ask, { roomId, personId: NOBODY })
  const old = room && (await loadOldMessages(ask, roomId, before, PORTION))
  if (room === null || old === null) return null
  const taken = old.seqs.length > 0 ? await takeAway(ask, roomId, old.seqs) : 0
  await writeRetainedTo(ask, roomId, old.lookedTo)
  const hasCleared = await clearLines(room, old.lookedTo)
  if (taken > 0 || hasCleared) await tellListeners({ ask }, UNTOLD_CHANNEL)
  return taken
}
