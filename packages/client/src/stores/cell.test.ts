import { expect, test } from 'vitest'
import { Batch } from './batch.ts'
import { Cell } from './cell.ts'

function cellInHand() {
  const flushes: (() => void)[] = []
  const batch = new Batch((flush) => flushes.push(flush))
  let value = { count: 0 }
  const cell = new Cell(batch, value, () => value)
  return {
    cell,
    flush: () => flushes.splice(0).map((flush) => flush()),
    set(next: { count: number }) {
      value = next
      cell.invalidate()
    },
  }
}

test('subscribers hear once for all changes of a tick, and not at all if it is the same in the end', () => {
  const hand = cellInHand()
  let told = 0
  const stop = hand.cell.subscribe(() => {
    told += 1
  })
  const first = hand.cell.getSnapshot()
  hand.set({ count: 1 })
  hand.set({ count: 2 })
  expect(hand.cell.getSnapshot()).toEqual({ count: 2 })
  hand.flush()
  expect(told).toBe(1)
  hand.set({ count: 3 })
  hand.set(hand.cell.getSnapshot())
  hand.flush()
  expect(told).toBe(2)
  hand.set(hand.cell.getSnapshot())
  hand.flush()
  expect(told).toBe(2)
  stop()
  hand.set(first)
  hand.flush()
  expect(told).toBe(2)
})

test('one function subscribed twice is heard twice and stopped one at a time', () => {
  const hand = cellInHand()
  let told = 0
  const listener = () => {
    told += 1
  }
  const stop = hand.cell.subscribe(listener)
  hand.cell.subscribe(listener)
  hand.set({ count: 1 })
  hand.flush()
  stop()
  hand.set({ count: 2 })
  hand.flush()
  expect(told).toBe(3)
})
