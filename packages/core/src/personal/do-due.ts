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
/** What somebody holds at this moment, after this: what is due elsewhere goes on. */
const HELD_AGAIN_AFTER_MS = 5_000

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
  const held = new Set<string>()
  const due = await findDuePersonal(core.database, MOST_AT_ONCE)
  try {
    for (const item of due) {
      const laterMs = held.has(placeOf(item)) ? HELD_AGAIN_AFTER_MS : await doOne(item)
      if (laterMs !== null) await postponeDuePersonal(core.database, item, laterMs)
    }
  } catch (error) {
    // Away: it stays due, and what was done before is told.
    if (!(error instanceof Refusal && error.retryable)) throw error
  }
  return { published, errors }

  /** Resolves to when it is to be tried again; null where it is done. */
  async function doOne(item: DueItem): Promise<number | null> {
    try {
      published.push(...(await (item.key.startsWith('scheduled:') ? send(core, item) : remind(core, item))))
      return null
    } catch (error) {
      // It is not their turn yet in a slow room: it goes when it is.
      if (error instanceof Refusal && error.code === 'SLOW_MODE') return error.retryAfterMs ?? RETRY_AFTER_MS
      if (error instanceof Refusal && error.retryable) {
        if (core.database.availability.isAway) throw error
        held.add(placeOf(item))
        return HELD_AGAIN_AFTER_MS
      }
      errors.push(error)
      return RETRY_AFTER_MS
    }
  }
}

/** The room in which it is to be done. */
function placeOf({ personId, key, value }: DueItem): string {
  return key.startsWith('scheduled:') ? (value as PersonalValue<'scheduled'>).roomId : personId
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
