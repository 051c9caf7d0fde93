import { randomUUID } from 'node:crypto'
import { createRoom, endSession, invitePeople, type Principal, sendMessage, signUp, startSession } from '@parley/core'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'

export const SEED_PASSWORD = 'correct horse battery staple'
const handle = z.string().min(1)

export const seedSchema = z.strictObject({
  people: z
    .array(z.strictObject({ handle, displayName: z.string().optional(), password: z.string().default(SEED_PASSWORD) }))
    .default([]),
  rooms: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['public', 'private']).default('public'),
        topic: z.string().optional(),
        /** Handles of this seed; the first one owns the room. */
        members: z.array(handle).min(1),
        messages: z.array(z.strictObject({ by: handle, body: z.string() })).default([]),
      }),
    )
    .default([]),
})
export type Seed = z.output<typeof seedSchema>

export interface Seeded {
  /** Ids by handle, and by name. */
  readonly people: Readonly<Record<string, string>>
  readonly rooms: Readonly<Record<string, string>>
}

/** Makes people, rooms and messages as they would themselves. @throws Refusal, and Error for a handle that the seed does not name */
export async function plantSeed({ core }: Context, fanOut: FanOut, seed: Seed): Promise<Seeded> {
  const people = new Map<string, Principal>()
  for (const { handle, displayName = handle, password } of seed.people) {
    const { person } = await signUp(core, { handle, displayName, password })
    const { sessionId } = await startSession(core, { personId: person.id, device: 'seed', address: '127.0.0.1' })
    people.set(handle, { personId: person.id, sessionId, person })
  }
  const personOf = (named: string): Principal => {
    const person = people.get(named)
    if (person === undefined) throw new UnknownHandle(named)
    return person
  }
  const rooms: Record<string, string> = {}
  for (const { name, kind, topic, members, messages } of seed.rooms) {
    const [owner, ...others] = members.map(personOf) as [Principal, ...Principal[]]
    const { room } = await createRoom(core, owner, {
      clientId: randomUUID(),
      name,
      kind,
      ...(topic !== undefined && { topic }),
    })
    const roomId = room.room.id
    rooms[name] = roomId
    if (others.length > 0) {
      const invited = await invitePeople(core, owner, { roomId, personIds: others.map((each) => each.personId) })
      fanOut.publish(invited.published)
    }
    for (const { by, body } of messages) {
      const sent = await sendMessage(core, personOf(by), { roomId, clientId: randomUUID(), body })
      fanOut.publish(sent.published)
    }
  }
  for (const { sessionId } of people.values()) await endSession(core, sessionId)
  return { people: Object.fromEntries([...people].map(([named, { personId }]) => [named, personId])), rooms }
}

export class UnknownHandle extends Error {
  constructor(named: string) {
    super(`the seed names nobody @${named}`)
  }
}
