import { expect, test } from 'vitest'
import { InFlight } from './in-flight.ts'

const task = (startedAt: number, expired: number[] = []) => ({ startedAt, expire: () => void expired.push(startedAt) })

test('it is settled at once where nothing is in flight, else with the last that is answered, or when the time is over', async () => {
  const inFlight = new InFlight()
  await inFlight.settled(60_000)
  const [one, other] = [task(0), task(0)]
  inFlight.add(one)
  inFlight.add(other)
  let settled = false
  const waits = inFlight.settled(60_000).then(() => {
    settled = true
  })
  inFlight.delete(one)
  await inFlight.settled(5)
  expect(settled).toBe(false)
  inFlight.delete(other)
  await waits
  expect(inFlight.size).toBe(0)
})

test('what takes too long is expired, and nothing younger', () => {
  const inFlight = new InFlight()
  const now = performance.now()
  const expired: number[] = []
  for (const age of [9_000, 8_001, 7_000, 0]) inFlight.add(task(now - age, expired))
  inFlight.expire(8_000)
  expect(expired).toEqual([now - 9_000, now - 8_001])
})
