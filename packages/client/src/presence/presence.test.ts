import { type PresenceState, Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { type Device, World } from '../simulation/world.ts'
import { AWAY_AFTER_MS, attachBrowserActivity } from './browser-activity.ts'
import { openPresence } from './presence.ts'

/** A server that knows how people are, and what it was asked. */
async function scene() {
  const world = new World()
  const [ada, bob, cy] = [world.person('ada'), world.person('bob'), world.person('cy')]
  const asked: string[][] = []
  const reported: boolean[] = []
  let refusals = 0
  const states = new Map<string, PresenceState>([[bob.id, 'online']])
  const hand = world.server.handle.bind(world.server)
  world.server.handle = (peer, name, input) => {
    if (!name.startsWith('presence.')) return hand(peer, name, input)
    if (refusals-- > 0) throw new Refusal('RATE_LIMITED', { retryAfterMs: 100 })
    if (name === 'presence.report') {
      reported.push(input.active as boolean)
      return {}
    }
    const personIds = input.personIds as string[]
    asked.push(personIds)
    return { presences: personIds.map((personId) => ({ personId, state: states.get(personId) ?? 'offline' })) }
  }
  const device: Device = await world.online(ada)
  const presence = openPresence(device.client, world.clock)
  const refuse = (times: number) => {
    refusals = times
  }
  return { world, device, presence, bob, cy, asked, reported, states, refuse }
}

test('somebody is watched while their store is subscribed to, and all of a moment are one question', async () => {
  const { world, device, presence, bob, cy, asked } = await scene()
  const seen: unknown[] = []
  const stopBob = presence.of(bob.id).subscribe(() => seen.push(presence.of(bob.id).getSnapshot()))
  const stopCy = presence.of(cy.id).subscribe(() => {})
  expect(presence.of(bob.id).getSnapshot()).toBeUndefined()
  await world.wait(1_000)
  expect(asked).toEqual([[bob.id, cy.id]])
  expect(presence.of(cy.id).getSnapshot()).toBe('offline')
  device.network.tell('presence.changed', { presences: [{ personId: bob.id, state: 'away' }] })
  expect(seen).toEqual(['online', 'away'])
  stopBob()
  await world.wait(1_000)
  expect(asked.at(-1)).toEqual([cy.id])
  device.network.tell('presence.changed', { presences: [{ personId: bob.id, state: 'online' }] })
  expect(presence.of(bob.id).getSnapshot()).toBeUndefined()
  stopCy()
  await world.wait(1_000)
  expect(asked.at(-1)).toEqual([])
})

test('a row that goes and comes back in a moment asks nothing, and two rows of one person ask once', async () => {
  const { world, presence, bob, asked } = await scene()
  const stops = [presence.of(bob.id).subscribe(() => {}), presence.watch([bob.id])]
  await world.wait(1_000)
  for (const stop of stops) stop()
  const stop = presence.watch([bob.id])
  await world.wait(1_000)
  expect(presence.of(bob.id).getSnapshot()).toBe('online')
  expect(asked).toEqual([[bob.id]])
  stop()
  stop()
  await world.wait(1_000)
  expect(asked).toEqual([[bob.id], []])
})

test('after a reconnect the same people are watched, how they are by then is known, and activity is told again', async () => {
  const { world, device, presence, bob, asked, reported, states } = await scene()
  presence.report(false)
  presence.watch([bob.id])
  await world.wait(1_000)
  states.set(bob.id, 'away')
  device.network.cut()
  await world.wait(20_000)
  expect(asked).toEqual([[bob.id], [bob.id]])
  expect(presence.of(bob.id).getSnapshot()).toBe('away')
  expect(reported).toEqual([false, false])
})

test('the server that a client moves to knows whom it watches, and whether somebody is there', async () => {
  const { world, device, presence, bob, asked, reported } = await scene()
  const statuses: string[] = []
  device.client.connection.subscribe(() => statuses.push(device.client.connection.getSnapshot().status))
  presence.report(false)
  presence.watch([bob.id])
  await world.wait(1_000)
  device.network.drain(5_000)
  await world.wait(20_000)
  expect(statuses).toEqual([])
  expect(asked).toEqual([[bob.id], [bob.id]])
  expect(reported).toEqual([false, false])
})

test('a question that was refused is asked again', async () => {
  const { world, presence, bob, asked, refuse } = await scene()
  refuse(2)
  presence.watch([bob.id])
  await world.wait(20_000)
  expect(asked).toEqual([[bob.id]])
  expect(presence.of(bob.id).getSnapshot()).toBe('online')
})

test('so is told what was refused, how it is by then', async () => {
  const { world, presence, reported, refuse } = await scene()
  refuse(2)
  presence.report(false)
  await world.wait(7_000)
  presence.report(true)
  await world.wait(20_000)
  expect(reported).toEqual([true])
})

test('more people than may be watched: those who were looked at last', async () => {
  const { world, presence, asked } = await scene()
  const people = Array.from({ length: 600 }, (_, at) => `p${at}`)
  presence.watch(people)
  await world.wait(1_000)
  expect(asked).toEqual([people.slice(100)])
})

test('nobody is at a page that is not touched for five minutes; showing it again is a touch', async () => {
  const { world, presence, reported } = await scene()
  const page = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState }),
  })
  const here: boolean[] = []
  const stop = attachBrowserActivity(presence, page, (active) => here.push(active), world.clock)
  await world.wait(AWAY_AFTER_MS - 1_000)
  page.dispatchEvent(new Event('keydown'))
  await world.wait(AWAY_AFTER_MS - 1_000)
  expect(here).toEqual([true])
  await world.wait(2_000)
  expect(here).toEqual([true, false])
  page.document.visibilityState = 'hidden'
  page.document.dispatchEvent(new Event('visibilitychange'))
  expect(here).toEqual([true, false])
  page.document.visibilityState = 'visible'
  page.document.dispatchEvent(new Event('visibilitychange'))
  await world.wait(100)
  expect(here).toEqual([true, false, true])
  expect(reported).toEqual(here)
  stop()
  await world.wait(AWAY_AFTER_MS * 2)
  expect(here).toHaveLength(3)
})
