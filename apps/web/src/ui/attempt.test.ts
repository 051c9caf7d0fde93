import { expect, test } from 'vitest'
import { createAttempt } from './attempt.ts'

/** An attempt, and an act that ends when it is told to. */
function open() {
  const attempt = createAttempt()
  const seen: unknown[] = []
  attempt.subscribe(() => seen.push(attempt.getSnapshot()))
  const acts: { resolve: () => void; reject: (error: Error) => void }[] = []
  const act = () => new Promise<void>((resolve, reject) => void acts.push({ resolve, reject }))
  return { attempt, seen, acts, act }
}

const refusal = new Error('no')

test('what is asked for twice before the answer is done once', async () => {
  const { attempt, seen, acts, act } = open()
  const first = attempt.run(act)
  await attempt.run(act)
  expect(acts).toHaveLength(1)
  expect(attempt.getSnapshot()).toEqual({ busy: true, refusal: null })
  acts[0]?.resolve()
  await first
  expect(seen).toEqual([
    { busy: true, refusal: null },
    { busy: false, refusal: null },
  ])
  void attempt.run(act)
  expect(acts).toHaveLength(2)
})

test('why it was refused is told once it is not on its way any more, and stays until it is forgiven or tried again', async () => {
  const { attempt, seen, acts, act } = open()
  const told: unknown[] = []
  const refused = attempt.run(act, (error) => told.push(error, attempt.getSnapshot()))
  acts[0]?.reject(refusal)
  await refused
  expect(told).toEqual([refusal, { busy: false, refusal }])
  expect(attempt.getSnapshot()).toEqual({ busy: false, refusal })

  attempt.forgive()
  expect(attempt.getSnapshot()).toEqual({ busy: false, refusal: null })
  const before = seen.length
  attempt.forgive()
  expect(seen).toHaveLength(before)

  await attempt.run(() => Promise.reject(refusal))
  void attempt.run(act)
  expect(attempt.getSnapshot()).toEqual({ busy: true, refusal: null })
})

test('an act that throws before it waits for anything is refused as well', async () => {
  const { attempt } = open()
  await attempt.run(() => {
    throw refusal
  })
  expect(attempt.getSnapshot()).toEqual({ busy: false, refusal })
})

test('who does not listen any more is told nothing', async () => {
  const attempt = createAttempt()
  let told = 0
  const end = attempt.subscribe(() => {
    told += 1
  })
  end()
  await attempt.run(async () => undefined)
  expect(told).toBe(0)
})
