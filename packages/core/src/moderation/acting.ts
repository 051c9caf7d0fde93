import {
  type Done,
  insertSelfRoom,
  type LockedRoom,
  loadReport,
  lockRoom,
  lockWorkspace,
  writeAudit,
  writePersonal,
} from '@parley/db'
import { type PersonalValue, Refusal, type ReportedMessage } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome, Published } from '../published.ts'
import { type Keeper, requireKeeper } from './keeper.ts'

export type Notice = Omit<PersonalValue<'notice'>, 'at'>

export interface Keeping {
  readonly ask: CoreContext['database']['ask']
  readonly keeper: Keeper
  /** Writes down what is done, in the same transaction. */
  audit(done: Done): Promise<void>
  /** A room under its lock, which stays until the end. Rooms of messages come before people's own. @throws Refusal ROOM_NOT_FOUND */
  room(roomId: string): Promise<LockedRoom>
  /** A report that the keeper may see. @throws Refusal REPORT_NOT_FOUND */
  report(reportId: string): Promise<ReportedMessage>
  /** Keeps something for a person, in their own room. */
  keep(personId: string, key: string, value: Readonly<Record<string, unknown>> | null): Promise<void>
  /** Tells a person of it, wherever they are signed in, until they have taken note of it. */
  tell(personId: string, notice: Notice): Promise<void>
}

/**
 * Does something to keep order: in one transaction with its row in the audit log and with what people are told of it, one
 * act after the other in the workspace. @throws Refusal NOT_A_MODERATOR, and whatever the act throws, which undoes it
 */
export async function keepOrder<T>(
  core: CoreContext,
  principal: Principal,
  act: (keeping: Keeping) => Promise<T>,
): Promise<Outcome<T>> {
  return core.database.transact(async (ask) => {
    await lockWorkspace(ask)
    const keeper = await requireKeeper(ask, principal)
    const locked = new Map<string, LockedRoom>()
    const room = async (roomId: string) => {
      const known = locked.get(roomId)
      if (known !== undefined) return known
      const found = await lockRoom(ask, { roomId, personId: principal.personId })
      if (found === null) throw new Refusal('ROOM_NOT_FOUND')
      locked.set(roomId, found)
      return found
    }
    const keep: Keeping['keep'] = async (personId, key, value) => {
      await insertSelfRoom({ ask }, personId)
      await writePersonal(await room(personId), [{ key, value, dueAt: null }])
    }
    const output = await act({
      ask,
      keeper,
      audit: (done) => writeAudit(ask, keeper, done),
      room,
      async report(reportId) {
        const reported = await loadReport(ask, keeper.reach, reportId)
        if (reported === null) throw new Refusal('REPORT_NOT_FOUND')
        return reported
      },
      keep,
      tell: (personId, notice) => keep(personId, `notice:${uuidv7()}`, { ...notice, at: new Date().toISOString() }),
    })
    const published: Published[] = []
    for (const [roomId, { epoch, changes: read }] of locked) {
      const { changes } = await read()
      if (changes.length > 0) published.push({ roomId, epoch, changes })
    }
    return { output, published }
  })
}
