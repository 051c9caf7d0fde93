import { expect, test } from 'vitest'
import { createSeldomLog } from './log-seldom.ts'

test('a flood fills no log: so many lines a minute, then how many there were', () => {
  let nowMs = 0
  const lines: unknown[] = []
  const log = createSeldomLog(
    2,
    (entry) => lines.push(entry),
    () => nowMs,
  )
  for (let each = 0; each < 10; each++) log({ each })
  nowMs = 60_000
  log({ each: 10 })
  log({ each: 11 })
  expect(lines).toEqual([{ each: 0 }, { each: 1 }, { each: 10, keptBack: 8 }, { each: 11 }])
})
