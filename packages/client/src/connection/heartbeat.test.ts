import { expect, test } from 'vitest'
import { SimulatedClock } from '../simulation/clock.ts'
import { World } from '../simulation/world.ts'
import { Heartbeat } from './heartbeat.ts'

test('a frozen server is noticed within 15 s, and its client moves on as soon as it can', async () => {
  const world = new World()
  const ann = world.person('ann')
  const device = await world.online(ann)
  await world.wait(3_000)
  device.network.isFrozen = true
  const frozenAt = world.clock.now()
  while (device.client.connection.getSnapshot().status === 'online') await world.wait(100)
  expect(world.clock.now() - frozenAt).toBeLessThanOrEqual(15_000)
  device.network.isFrozen = false
  await world.wait(20_000)
  expect(device.client.connection.getSnapshot().status).toBe('online')
})

test('a server that answers is never given up, and one that talks is not even asked', async () => {
  const world = new World()
  const ann = world.person('ann')
  const device = await world.online(ann)
  await world.wait(600_000)
  expect(device.network.opened).toBe(1)
  const pings = world.server.handled.get('session.ping') ?? 0
  expect(pings).toBeGreaterThan(60)
  for (let second = 0; second < 60; second++) {
    device.network.tell('person.changed', { person: ann })
    await world.wait(1_000)
  }
  expect(world.server.handled.get('session.ping') ?? 0).toBeLessThanOrEqual(pings + 1)
})

/** As the timers of a hidden tab: they only fire on the full second. */
class ThrottledClock extends SimulatedClock {
  override after(delayMs: number, callback: () => void): () => void {
    const due = this.now() + delayMs
    return super.after(Math.ceil(due / 1_000) * 1_000 - this.now(), callback)
  }
}

test('with the timers of a hidden tab it is noticed within 15 s, too', async () => {
  const clock = new ThrottledClock()
  await clock.advance(123)
  let silentAfterMs = 0
  const startedAt = clock.now()
  new Heartbeat(
    clock,
    () => {},
    () => {
      silentAfterMs = clock.now() - startedAt
    },
  )
  await clock.advance(20_000)
  expect(silentAfterMs).toBeGreaterThan(0)
  expect(silentAfterMs).toBeLessThanOrEqual(15_000)
})

test('after a sleep the frames that waited are read before the server counts as silent', async () => {
  const clock = new SimulatedClock()
  let isSilent = false
  const heartbeat = new Heartbeat(
    clock,
    () => {},
    () => {
      isSilent = true
    },
  )
  await clock.advance(6_000)
  clock.sleep(3_600_000)
  await clock.advance(0)
  expect(isSilent).toBe(false)
  heartbeat.heard()
  await clock.advance(4_000)
  expect(isSilent).toBe(false)
})

test('after a sleep a server that stays silent is given up a second later', async () => {
  const clock = new SimulatedClock()
  let isSilent = false
  new Heartbeat(
    clock,
    () => {},
    () => {
      isSilent = true
    },
  )
  await clock.advance(6_000)
  clock.sleep(3_600_000)
  await clock.advance(1_000)
  expect(isSilent).toBe(true)
})

for (const isPinged of [false, true]) {
  test(`with a clock that is set back an hour, ${isPinged ? 'after' : 'before'} the ping, silence is noticed within 15 s, too`, async () => {
    const clock = new SimulatedClock()
    let isSilent = false
    new Heartbeat(
      clock,
      () => {},
      () => {
        isSilent = true
      },
    )
    await clock.advance(isPinged ? 6_000 : 1_000)
    clock.setBack(3_600_000)
    await clock.advance(15_000)
    expect(isSilent).toBe(true)
  })
}
