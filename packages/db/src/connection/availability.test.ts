import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { watchAvailability } from './availability.ts'

const lost = () => Promise.reject(new Error('Connection terminated unexpectedly'))

function databaseInHand() {
  const database = { isUp: true, looks: 0, atOnce: 0, mostAtOnce: 0 }
  const availability = watchAvailability(async () => {
    database.looks += 1
    database.atOnce += 1
    database.mostAtOnce = Math.max(database.mostAtOnce, database.atOnce)
    await new Promise((resolve) => setImmediate(resolve))
    database.atOnce -= 1
    if (!database.isUp) throw new Error('no answer')
  })
  return { database, availability }
}

test('after a loss one look decides: nobody is refused where the database answers', async () => {
  const { database, availability } = databaseInHand()
  const losses = await Promise.allSettled(Array.from({ length: 20 }, () => availability.guard(lost)))
  for (const { status, reason } of losses as PromiseRejectedResult[]) {
    expect(status).toBe('rejected')
    expect(reason).toMatchObject({ code: 'UNAVAILABLE' })
  }
  await expect.poll(() => database.looks).toBe(1)
  expect(availability.isAway).toBe(false)
  expect(await availability.guard(async () => 'fine')).toBe('fine')
})

test('while it is away everybody is refused without being asked, one look after the other finds it back', async () => {
  const { database, availability } = databaseInHand()
  const changes: boolean[] = []
  availability.onChange((isAway) => changes.push(isAway))
  database.isUp = false
  await expect(availability.guard(lost)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect.poll(() => availability.isAway).toBe(true)
  let asked = 0
  const hints = new Set<number | undefined>()
  for (let each = 0; each < 100; each++) {
    const refused = await availability.guard(async () => asked++).catch((error: unknown) => error)
    if (!(refused instanceof Refusal)) throw new Error('not refused')
    hints.add(refused.retryAfterMs)
  }
  expect(asked).toBe(0)
  expect(hints.size).toBeGreaterThan(20)
  for (const ms of hints) expect(ms).toBeGreaterThanOrEqual(500)
  database.isUp = true
  await expect.poll(() => availability.isAway, { timeout: 10_000 }).toBe(false)
  expect(changes).toEqual([true, false])
  expect(database.mostAtOnce).toBe(1)
  expect(await availability.guard(async () => 'back')).toBe('back')
})

test('an answer that does not come makes it look, though nothing failed', async () => {
  const { database, availability } = databaseInHand()
  database.isUp = false
  void availability.guard(() => new Promise(() => {}))
  await expect.poll(() => availability.isAway, { timeout: 10_000 }).toBe(true)
  availability.close()
})

test('a mistake of ours is thrown as it is, and nothing is looked at', async () => {
  const { database, availability } = databaseInHand()
  const mistake = Object.assign(new Error('no'), { code: '42P01' })
  await expect(availability.guard(() => Promise.reject(mistake))).rejects.toBe(mistake)
  expect(database.looks).toBe(0)
})

test('a database that has no place for one more connection is there for those that are open', async () => {
  const availability = watchAvailability(() => Promise.reject(Object.assign(new Error('no place'), { code: '53300' })))
  await expect(availability.guard(lost)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await availability.guard(async () => 'fine')).toBe('fine')
  availability.close()
})

test('silence is told, and no other loss', async () => {
  const { availability } = databaseInHand()
  let told = 0
  availability.onSilence(() => {
    told += 1
  })
  await expect(availability.guard(lost)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(told).toBe(0)
  const silent = Object.assign(new Error('asking failed'), { cause: new Error('Query read timeout') })
  await expect(availability.guard(() => Promise.reject(silent))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(told).toBe(1)
})
