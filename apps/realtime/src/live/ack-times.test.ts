import { expect, test } from 'vitest'
import { AckTimes } from './ack-times.ts'

test('half of them and 19 of 20 were within what is told, to a tenth', () => {
  const times = new AckTimes()
  for (let ms = 1; ms <= 1_000; ms += 1) times.add(ms)
  const { count, p50Ms, p95Ms } = times.take()
  expect(count).toBe(1_000)
  for (const [told, was] of [
    [p50Ms, 500],
    [p95Ms, 950],
  ] as const) {
    expect(told).toBeGreaterThan(was * 0.9)
    expect(told).toBeLessThan(was * 1.1)
  }
})

test('a single slow one among many does not show, and the same one alone does', () => {
  const times = new AckTimes()
  for (let count = 0; count < 99; count += 1) times.add(2)
  times.add(5_000)
  expect(times.take().p95Ms).toBeLessThan(3)
  times.add(5_000)
  expect(times.take().p50Ms).toBeGreaterThan(4_500)
})

test('what was taken is counted no more, and of nothing nothing is told', () => {
  const times = new AckTimes()
  times.add(1)
  times.take()
  expect(times.take()).toEqual({ count: 0, p50Ms: null, p95Ms: null })
})

test('what is too short or too long to be told apart is counted all the same', () => {
  const times = new AckTimes()
  times.add(0)
  times.add(1e9)
  const { count, p50Ms, p95Ms } = times.take()
  expect([count, p50Ms]).toEqual([2, 0.05])
  expect(p95Ms).toBeGreaterThan(60_000)
})
