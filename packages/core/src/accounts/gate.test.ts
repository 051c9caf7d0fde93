import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('at most so many run at once, the others wait in order, and who finds the queue full is told when to come back', async () => {
  const pass = createGate({ atOnce: 2, waiting: 2, retryAfterMs: 700 })
  const log: string[] = []
  const finish: (() => void)[] = []
  const work = (name: string) =>
    pass(async () => {
      log.push(name)
      await new Promise<void>((resolve) => finish.push(resolve))
      return name
    })
  const done = ['a', 'b', 'c', 'd'].map(work)
  await expect(work('e')).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: 700 })
  expect(log).toEqual(['a', 'b'])
  finish[0]?.()
  expect(await done[0]).toBe('a')
  expect(log).toEqual(['a', 'b', 'c'])
  finish[1]?.()
  await done[1]
  expect(log).toEqual(['a', 'b', 'c', 'd'])
  finish[2]?.()
  finish[3]?.()
  expect(await Promise.all(done)).toEqual(['a', 'b', 'c', 'd'])
})

test('work that fails gives its place back', async () => {
  const pass = createGate({ atOnce: 1, waiting: 0, retryAfterMs: 1 })
  await expect(pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await pass(async () => 'next')).toBe('next')
})
