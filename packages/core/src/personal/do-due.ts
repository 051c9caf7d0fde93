import {
  type DueItem,
  findDuePersonal,
  findPeople,
  loadPersonalValue,
  postponeDuePersonal,
  writePersonal,
} from '@parley/db'
import { type PersonalItem, type PersonalValue, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import type { Published } from '../published.ts'
import { changeRoom } from '../rooms/in-room.ts'
import { parseItem } from './keep-personal.ts'

const MOST_AT_ONCE = 50
/** What failed for no reason that can be told is tried again after this. */
const RETRY_AFTER_MS = 60_000

export interface DueReport {
  readonly published: readonly Published[]
  /** Errors that are nobody's refusal, for the log. */
  readonly errors: readonly unknown[]
}

/**
 * Does what people asked the server to do at a time that has come: sends their scheduled messages, and brings back to mind
 * what they saved. Any number of processes may do so at once, and end at any moment: a message has the item's id as its client
 * id, so it is sent once.
 */
export async function doDue(core: CoreContext): Promise<DueReport> {
  const published: Published[] = []
  const errors: unknown[] = []
  for (const item of await findDuePersonal(core.database, MOST_AT_ONCE)) {
    try {
      published.push(...(await (item.key.startsWith('scheduled:') ? send(core, item) : remind(core, item))))
    } catch (error) {
      // It is not their turn yet in a slow room: it goes when it is.
      if (error instanceof Refusal && error.code === 'SLOW_MODE') {
        await postponeDuePersonal(core.database, item, error.retryAfterMs ?? RETRY_AFTER_MS)
        continue
      }
      // Away, or busy: it stays due.
      if (error instanceof Refusal && error.retryable) break
      errors.push(error)
      await postponeDuePersonal(core.database, item, RETRY_AFTER_MS)
    }
  }
  return { published, errors }
}

/** Sends a scheduled message and removes it, or keeps it with the refusal. */
async function send(core: CoreContext, { personId, key, value }: DueItem): Promise<Published[]> {
  const { roomId, threadOf, alsoInRoom, body } = value as PersonalValue<'scheduled'>
  const principal = await actAs(core, personId)
  const thread = threadOf === undefined ? {} : { threadOf, ...(alsoInRoom && { alsoInRoom }) }
  const input = { roomId, clientId: key.slice('scheduled:'.length), body, ...thread }
  try {
    const sent = await sendMessage(core, principal, input)
    return [...sent.published, ...(await change(core, principal, key, () => null))]
  } catch (error) {
    if (!(error instanceof Refusal) || error.retryable) throw error
    return change(core, principal, key, (now) => ({ ...now, refused: error.code }))
  }
}

async function remind(core: CoreContext, { personId, key }: DueItem): Promise<Published[]> {
  return change(core, await actAs(core, personId), key, (now) => ({ ...now, reminded: true }))
}

/** Changes what is kept under a key, unless it was removed meanwhile. */
async function change(
  core: CoreContext,
  principal: Principal,
  key: string,
  next: (now: NonNullable<PersonalItem['value']>) => PersonalItem['value'],
): Promise<Published[]> {
  const { published } = await changeRoom(core, principal, principal.personId, async (room) => {
    const now = await loadPersonalValue(room.ask, principal.personId, key)
    if (now !== null) await writePersonal(room, [parseItem({ key, value: next(now) })])
  })
  return published
}

/** As the person, though none of their devices asks. */
async function actAs(core: CoreContext, personId: string): Promise<Principal> {
  const [person] = await findPeople(core.database, [personId])
  if (person === undefined) throw new Refusal('SESSION_ENDED')
  return { personId, sessionId: '', person }
}
