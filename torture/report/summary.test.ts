import { expect, test } from 'vitest'
import { summarise } from './summary.ts'

test('nothing that was run is nothing that holds', () => {
  expect(summarise([], []).ok).toBe(false)
})

test('a fault that could not be run is not passed over', () => {
  const summary = summarise([], [{ fault: 'storm', reason: 'no nginx' }])
  expect(summary.ok).toBe(false)
  expect(summary.faults.storm).toMatchObject({ ok: false, runs: 0, problems: ['no nginx'] })
})
