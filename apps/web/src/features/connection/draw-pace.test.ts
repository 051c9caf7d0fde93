import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { drawPace } from './draw-pace.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout'], now: 1_000 }))
afterEach(() => vi.useRealTimers())

const turn = () => Promise.resolve()

test('what changes after a rest is drawn at once, what follows within a frame at the end of it', async () => {
  const schedule = drawPace(() => false)
  const flush = vi.fn()
  schedule(flush)
  await turn()
  expect(flush).toHaveBeenCalledTimes(1)
  schedule(flush)
  await turn()
  vi.advanceTimersByTime(10)
  expect(flush).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(6)
  expect(flush).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(20)
  schedule(flush)
  await turn()
  expect(flush).toHaveBeenCalledTimes(3)
})

test('a hidden tab is told at once, as its timers sleep', async () => {
  const schedule = drawPace(() => true)
  const flush = vi.fn()
  for (let time = 1; time <= 3; time++) {
    schedule(flush)
    await turn()
    expect(flush).toHaveBeenCalledTimes(time)
  }
})
