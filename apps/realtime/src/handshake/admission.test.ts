import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { createAdmission } from './admission.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

function doorInHand(mostWaiting = { handshake: 10, hello: 10 }) {
  let nowMs = 0
  const order: string[] = []
  const finish: (() => void)[] = []
  const admission = createAdmission({ atOnce: 2, mostWaiting, now: () => nowMs, random: () => 1 })
  const come = (name: string, kind: 'handshake' | 'hello' = 'handshake') =>
    admission.run(kind, async () => {
      order.push(name)
      await new Promise<void>((resolve) => finish.push(resolve))
      return name
    })
  return { admission, order, finish, come, pass: (ms: number) => (nowMs += ms) }
}

test('so many are in work at once; the rest wait in their order, and a hello goes before a handshake', async () => {
  const { admission, order, finish, come } = doorInHand()
  const all = [come('a'), come('b'), come('c'), come('d'), come('e', 'hello')]
  await turn()
  expect(order).toEqual(['a', 'b'])
  expect([admission.inWork, admission.waiting]).toEqual([2, 3])
  for (let each = 0; each < 5; each++) {
    finish.shift()?.()
    await turn()
  }
  expect(order).toEqual(['a', 'b', 'e', 'c', 'd'])
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect([admission.inWork, admission.waiting]).toEqual([0, 0])
})

test('a task that fails makes room as one that succeeds', async () => {
  const { admission, come, order, finish } = doorInHand()
  for (let each = 0; each < 5; each++)
    await expect(admission.run('hello', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  void come('a')
  await turn()
  expect(order).toEqual(['a'])
  finish.shift()?.()
})

test('whoever is not waited for any more takes no place from those behind', async () => {
  const { admission, order, finish, come, pass } = doorInHand()
  void come('a')
  void come('b')
  const late = [come('c'), come('d', 'hello')].map((task) => task.catch((error: Refusal) => error.code))
  pass(8_000)
  const inTime = come('e')
  await turn()
  finish.shift()?.()
  await turn()
  expect(await Promise.all(late)).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
  expect(order).toEqual(['a', 'b', 'e'])
  for (const each of finish) each()
  expect(await inTime).toBe('e')
  expect([admission.inWork, admission.waiting]).toEqual([0, 0])
})

test('whoever finds the queue full is sent away at once, each with another time, spread as fast as the door is', async () => {
  const { come } = doorInHand({ handshake: 10, hello: 10 })
  for (let each = 0; each < 12; each++) void come(`${each}`)
  const sentAway = await Promise.allSettled(Array.from({ length: 2_500 }, (_, each) => come(`late ${each}`)))
  const hints = sentAway.map((outcome) => {
    if (outcome.status !== 'rejected' || !(outcome.reason instanceof Refusal)) throw new Error('it was let in')
    expect(outcome.reason.code).toBe('UNAVAILABLE')
    return outcome.reason.retryAfterMs ?? 0
  })
  expect(Math.min(...hints)).toBeGreaterThanOrEqual(500)
  expect(Math.max(...hints)).toBeLessThanOrEqual(15_000)
  // 250 a second: in any second of the ten there are about as many.
  for (let second = 1; second < 10; second++) {
    const inIt = hints.filter((ms) => ms >= second * 1_000 && ms < (second + 1) * 1_000)
    expect(inIt.length, `second ${second}`).toBeGreaterThan(200)
    expect(inIt.length, `second ${second}`).toBeLessThan(300)
  }
})
