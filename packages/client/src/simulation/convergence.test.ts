import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SimulatedServer } from './server.ts'
import { play, type Step, stories } from './story.ts'

const seed = Number(process.env.PARLEY_TEST_SEED ?? Date.now() % 1_000_000_000)
const numRuns = Number(process.env.PARLEY_TEST_RUNS ?? 150)

test(`I2 I3 I4 I6 I7 I10 I11 any loss, duplication, delay, reordering and disconnection ends in the state of a fresh fetch (seed ${seed})`, async () => {
  let sent = 0
  let failed = 0
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const outcome = await play(story)
      sent += outcome.sent
      failed += outcome.failed
      expect(outcome.faults).toEqual([])
    }),
    { seed, numRuns },
  )
  // Stories in which nothing gets through would prove nothing.
  expect(sent - failed).toBeGreaterThan(numRuns)
}, 300_000)

test('I10 an act that was lost with two links, the last of which another had replaced, goes all the same', async () => {
  const step = (kind: Step['kind'], pick = 0): Step => ({ kind, device: 0, room: 0, pick })
  const sends = Array.from({ length: 5 }, () => step('send'))
  const wild = [
    ...sends.slice(3),
    step('storm', 814),
    step('drain', 32),
    step('wait', 13),
    step('send'),
    step('drain', 34),
  ]
  const { faults } = await play({ wild: [...wild, ...sends.slice(2)], late: sends, seed: 1698519108 })
  expect(faults).toEqual([])
})

test('I7 a look into the past that ended at the newest row does not pass for whole when more was written since', async () => {
  const step = (kind: Step['kind'], room = 0, pick = 0): Step => ({ kind, device: 0, room, pick })
  const wild = [0, 0, 0, 135, 0].map((pick) => step('send', 0, pick))
  const late = [step('send'), step('past', 1), ...[1, 1, 1, 0, 1, 0, 0, 0].map((room) => step('send', room))]
  const { faults } = await play({ wild, late, seed: 1338667895 })
  expect(faults).toEqual([])
})

test('I7 a count from before somebody was blocked is not taken where all was read, as far as was known, when they were', async () => {
  const step = (kind: Step['kind'], device = 0, pick = 0, room = 0): Step => ({ kind, device, room, pick })
  const wild = [step('wait', 0, 167), step('send', 0, 0, 1), step('send'), step('send'), step('send')]
  const late = [
    ...[step('edit', 3, 270), step('send', 0, 321), step('send', 0, 82), step('keep', 0, 114)],
    ...[step('send', 0, 267, 1), step('send', 0, 513), step('block', 3, 62), step('send', 0, 789)],
    ...[step('send', 1, 802), step('keep', 0, 786), step('send', 2), step('send', 0, 52), step('read', 3, 126)],
  ]
  const { faults } = await play({ wild, late, seed: -148289632 })
  expect(faults).toEqual([])
})

test('I7 a count from before somebody was blocked is not taken with a room that one joins again either', async () => {
  const step = (kind: Step['kind'], room = 0, device = 0, pick = 0): Step => ({ kind, device, room, pick })
  const sends = Array.from({ length: 4 }, () => step('send'))
  const wild = [step('leave', 1), ...sends, step('send', 1, 2)]
  const late = [step('send'), step('join', 1), step('block', 0, 0, 622), ...sends]
  const { faults } = await play({ wild, late, seed: -641025285 })
  expect(faults).toEqual([])
})

test('I7 a mention that an edit took away is none any more, also where a count from between the two comes after them', async () => {
  const step = (kind: Step['kind'], device = 0, pick = 0, room = 0): Step => ({ kind, device, room, pick })
  const sends = Array.from({ length: 4 }, () => step('send'))
  const wild = [step('send', 0, 110), step('wait', 0, 166), ...sends]
  const late = [
    ...[step('send', 0, 144), step('send', 0, 36), step('read', 0, 43), step('call', 3, 54), step('keep', 0, 493)],
    ...[step('send', 0, 773, 1), step('edit', 3), ...sends.slice(1), step('send', 0, 41), step('send', 0, 104)],
  ]
  const { faults } = await play({ wild, late, seed: -148289632 })
  expect(faults).toEqual([])
})

test('I7 a count by keywords that held for a moment, while another device changed them there and back, does not stay', async () => {
  const step = (kind: Step['kind'], device = 0, pick = 0, room = 0): Step => ({ kind, device, room, pick })
  const wild = [step('send', 3, 0, 1), step('read'), step('drain', 0, 6), step('send', 0, 0, 1), step('send', 3)]
  const late = [
    ...[step('send', 2, 0, 1), step('edit', 0, 556), step('send', 2, 8), step('send', 0, 299), step('react', 1, 9)],
    ...[step('send', 0, 688), step('send', 2, 2), step('keep', 1), step('send'), step('send', 0, 158, 1)],
    ...[step('keep', 0, 790), step('send'), step('send', 0, 35)],
  ]
  const { faults } = await play({ wild, late, seed: 4758364 })
  expect(faults).toEqual([])
})

test('I7 a thread that was followed by choice only is followed no more when that choice is gone', async () => {
  const step = (kind: Step['kind'], device = 0, pick = 0, room = 0): Step => ({ kind, device, room, pick })
  const wild = [step('send', 0, 130), step('follow', 2, 237), step('unread'), step('send'), step('send', 0, 0, 1)]
  const sends = Array.from({ length: 5 }, () => step('send'))
  const late = [step('keep', 2, 325), step('reply', 0, 718), step('follow', 2), ...sends]
  const { faults } = await play({ wild, late, seed: 0 })
  expect(faults).toEqual([])
})

test('I7 a thread is not followed for a mention that an edit or a deletion took away, though its earlier state comes later', async () => {
  const step = (kind: Step['kind'], device = 0, pick = 0, room = 0): Step => ({ kind, device, room, pick })
  const wild = [step('send'), step('unread'), step('part'), step('send'), step('send'), step('reload', 1)]
  const late = [
    step('past', 1),
    step('send', 0, 125),
    step('edit', 0, 286),
    step('send', 0, 206, 1),
    step('thread', 2, 61),
    step('past', 2, 379),
    step('send', 0, 836),
    step('send', 0, 691),
    step('send', 0, 803),
    step('send', 0, 41),
    step('send', 1, 695),
    step('send', 0, 90),
    step('join', 0, 818),
    step('delete', 0, 341),
    step('reply', 1, 633),
    step('send'),
    step('send', 0, 420, 1),
    step('send', 2, 7),
    step('send', 0, 896),
    step('send', 1, 347, 1),
  ]
  const { faults } = await play({ wild, late, seed: 266142339 })
  expect(faults).toEqual([])
})

test('I7 what went by unseen while a count was refused is asked for', async () => {
  const step = (kind: Step['kind'], device = 0, pick = 0, room = 0): Step => ({ kind, device, room, pick })
  const wild = [
    step('send', 0, 0, 1),
    step('keep', 0, 655),
    step('thread'),
    step('keep', 2, 6),
    step('react'),
    step('reply'),
    step('send', 2),
    step('freeze', 2),
    step('keep', 2, 75),
    step('thaw'),
    step('keep', 2, 136),
    step('send', 3),
  ]
  const late = [
    step('read', 0, 0, 1),
    step('send', 0, 504),
    step('react', 0, 279, 1),
    step('newer', 0, 618),
    step('older', 0, 229),
    step('thread', 0, 255),
    step('block', 3, 351),
    step('read', 2, 22),
    step('react', 2, 589, 1),
    step('read', 2, 917, 1),
    step('keep', 0, 528),
    step('send', 2, 678, 1),
    step('follow', 2, 284),
    step('send', 0, 1000),
    step('call', 1, 152, 1),
    step('read', 1, 57, 1),
    step('call', 3, 429, 1),
    step('join', 0, 172, 1),
    step('block', 2, 998, 1),
    step('follow', 1, 541, 1),
    step('keep', 0, 205, 1),
    step('part', 1, 338, 1),
    step('thread', 2, 625, 1),
    step('thread', 3, 965),
    step('pin', 2, 878, 1),
    step('send', 2, 221),
    step('unread', 3, 461, 1),
  ]
  const { faults } = await play({ wild, late, seed: 1604699880 })
  expect(faults).toEqual([])
})

test(`the checker catches a client that is told of no gap (seed ${seed})`, async () => {
  const faults = await faultsWith((server) => {
    server.hidesMissed = true
  })
  expect(faults.some((fault) => fault.startsWith('I7'))).toBe(true)
}, 120_000)

test(`the checker catches a server that takes a resend for a new message (seed ${seed})`, async () => {
  const faults = await faultsWith((server) => {
    server.forgetsClientIds = true
  })
  expect(faults.some((fault) => fault.startsWith('I3'))).toBe(true)
}, 120_000)

async function faultsWith(breakServer: (server: SimulatedServer) => void): Promise<string[]> {
  const faults: string[] = []
  for (const story of fc.sample(stories, { seed, numRuns: 30 })) {
    faults.push(...(await play(story, breakServer)).faults)
  }
  return faults
}
