import 'server-only'
import type { Seed } from '@parley/client'
import { getPeople, listPersonal, readBootstrap, readHistory } from '@parley/core'
import { type Bootstrap, type Person, type PersonalItem, Refusal } from '@parley/protocol'
import { cache } from 'react'
import { core, settings } from '../core.ts'
import { requirePrincipal } from '../principal.ts'

/** Messages that the HTML of a room holds. */
const FIRST_PAINT_MESSAGES = 50

/** Who I am and my rooms, once a request. Sends whoever is signed out to the sign-in page. */
export const readOwnBootstrap = cache(async () => {
  const [principal] = await Promise.all([requirePrincipal(), settings()])
  return readBootstrap(core(), principal)
})

/** What a signed-in page is drawn from, and the browser's client begins with: with the newest messages of one room, if named and joined. */
export async function readFirstPaint(roomId: string | null): Promise<Seed> {
  const [bootstrap, personal] = await Promise.all([readOwnBootstrap(), readPersonal()])
  const seed = { bootstrap, personal, people: await readNamingPeople(bootstrap) }
  if (roomId === null || !bootstrap.rooms.some(({ room }) => room.id === roomId)) return seed
  const timeline = await readTimeline(roomId, bootstrap.epoch)
  return timeline === null ? seed : { ...seed, timeline }
}

/** Whom rooms are named by, once a request. */
export const readNamingPeople = cache(async ({ rooms }: Bootstrap): Promise<Person[]> => {
  const ids = [...new Set(rooms.flatMap(({ room }) => room.people ?? []))]
  return ids.length === 0 ? [] : (await getPeople(core(), await requirePrincipal(), { ids })).people
})

/** Of what a person keeps: what the page looks like by it; texts and long lists come later. */
const DRAWN_WITH = /^(room|category|block|setting):/

export const readPersonal = cache(async (): Promise<PersonalItem[]> => {
  const { items } = await listPersonal(core(), await requirePrincipal())
  return items.filter(({ key }) => DRAWN_WITH.test(key))
})

/** Null where the person left the room, or the database was restored, in this very moment: the client finds out by itself. */
async function readTimeline(roomId: string, epoch: string): Promise<NonNullable<Seed['timeline']> | null> {
  const principal = await requirePrincipal()
  try {
    const input = { roomId, epoch, limit: FIRST_PAINT_MESSAGES }
    const { messages, lines, people, head, more } = await readHistory(core(), principal, input)
    return { roomId, messages, ...(lines && { lines }), people, head, hasOlder: more }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
