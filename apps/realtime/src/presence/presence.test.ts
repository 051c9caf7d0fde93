import { createMemoryPresenceStore, type PresenceStore } from '@parley/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPresence, type Presence } from './presence.ts'

let presence: Presence
let heard: string[]
/** What the store was asked: people read, signs given. */
let reads: number[]
let gives: number[]
let isAway: boolean

beforeEach(() => {
  vi.useFakeTimers()
  heard = []
  reads = []
  gives = []
  isAway = false
  const memory = createMemoryPresenceStore()
  const refuse = () => Promise.reject(new Error('away'))
  const store: PresenceStore = {
    ...memory,
    give(signs) {
      gives.push(signs.length)
      return isAway ? refuse() : memory.give(signs)
    },
    read(personIds) {
      reads.push(personIds.length)
      return isAway ? refuse() : memory.read(personIds)
    },
  }
  presence = createPresence(store, (connectionId, presences) => {
    for (const { personId, state } of presences) heard.push(`${connectionId}: ${personId} ${state}`)
  })
  presence.enter('watcher', 'wil')
})
afterEach(async () => {
  await presence.close()
  vi.useRealTimers()
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('a connection counts once it told how it is, or had the time to', async () => {
  await presence.watch('watcher', ['ann', 'bot'])
  presence.enter('a', 'ann')
  presence.report('a', false)
  presence.enter('b', 'bot')
  await pass(5_000)
  expect(heard).toEqual(['watcher: ann away', 'watcher: bot online'])
})

test('who told how they are a moment ago is counted among those who are there', async () => {
  presence.enter('a', 'ann')
  presence.report('a', false)
  expect(await presence.count()).toBe(1)
  presence.enter('b', 'ben')
  presence.report('b', true)
  expect((await presence.list())?.toSorted()).toEqual(['ann', 'ben'])
})

test('who goes is offline after a grace, and one who comes back within it never was', async () => {
  presence.enter('a', 'ann')
  presence.report('a', true)
  await pass(1_000)
  expect(await presence.watch('watcher', ['ann'])).toEqual([{ personId: 'ann', state: 'online' }])
  presence.leave('a')
  await pass(5_000)
  presence.enter('a2', 'ann')
  await pass(20_000)
  expect(heard).toEqual([])
  presence.leave('a2')
  await pass(7_000)
  expect(heard).toEqual([])
  await pass(5_000)
  expect(heard).toEqual(['watcher: ann offline'])
})

test('it costs nothing that people nobody watches come and go, but one write for many', async () => {
  await pass(10_000)
  reads.length = 0
  gives.length = 0
  for (let at = 0; at < 500; at += 1) {
    presence.enter(`c${at}`, `p${at}`)
    presence.report(`c${at}`, true)
  }
  await pass(1_000)
  for (let at = 0; at < 500; at += 1) presence.leave(`c${at}`)
  await pass(15_000)
  expect(reads).toEqual([])
  expect(gives.filter((count) => count > 1)).toEqual([500, 500])
})

test('watchers hear what changed, once a second, and of those they watch now', async () => {
  presence.enter('other', 'olga')
  await presence.watch('watcher', ['ann', 'ben'])
  await presence.watch('other', ['ann'])
  presence.enter('a', 'ann')
  for (let turn = 0; turn < 10; turn += 1) {
    presence.report('a', turn % 2 === 0)
    await pass(10)
  }
  await pass(2_000)
  expect(heard).toEqual(['watcher: ann away', 'other: ann away'])
  await presence.watch('other', ['ben'])
  presence.leave('watcher')
  presence.report('a', true)
  await pass(15_000)
  expect(heard).toHaveLength(2)
})

test('while the store is away who is here is known, the others stay as they were until their signs are over', async () => {
  presence.enter('b', 'ben')
  presence.report('b', true)
  await pass(1_000)
  await presence.watch('watcher', ['ann', 'ben'])
  presence.leave('b')
  isAway = true
  presence.enter('a', 'ann')
  presence.report('a', true)
  await pass(30_000)
  expect(heard).toEqual(['watcher: ann online'])
  await pass(60_000)
  expect(heard).toEqual(['watcher: ann online', 'watcher: ben offline'])
  isAway = false
  await pass(15_000)
  presence.report('a', false)
  await pass(2_000)
  expect(heard.at(-1)).toBe('watcher: ann away')
})

test('who may know of fewer people than before hears of the others that they are not there, and no more', async () => {
  for (const name of ['ann', 'ben']) {
    presence.enter(name, name)
    presence.report(name, true)
  }
  await pass(1_000)
  await presence.watch('watcher', ['ann', 'ben'])
  await presence.narrow('ann', () => Promise.reject(new Error('she watches nobody')))
  await presence.narrow('wil', async (personIds) => personIds.filter((id) => id !== 'ann'))
  expect(heard).toEqual(['watcher: ann offline'])
  presence.report('ann', false)
  presence.report('ben', false)
  await pass(5_000)
  expect(heard).toEqual(['watcher: ann offline', 'watcher: ben away'])
})
