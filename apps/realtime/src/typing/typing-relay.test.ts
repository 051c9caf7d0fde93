import { expect, test } from 'vitest'
import { createTypingRelay } from './typing-relay.ts'

function scene() {
  const sent: string[] = []
  const time = { now: 0 }
  const relay = createTypingRelay(
    (roomId, personId, typing) => sent.push(`${personId} ${roomId} ${typing}`),
    () => time.now,
  )
  return { sent, time, relay }
}

test('who types is told every two seconds at most, for each room', () => {
  const { sent, time, relay } = scene()
  for (time.now = 0; time.now < 4_000; time.now += 100) {
    relay.start('red', 'ann')
    relay.start('blue', 'ann')
  }
  expect(sent).toEqual(['ann red true', 'ann blue true', 'ann red true', 'ann blue true'])
})

test('a stop is told where a start was, once, however often they take turns', () => {
  const { sent, time, relay } = scene()
  relay.stop('red', 'ann')
  for (let turn = 0; turn < 10; turn += 1) {
    relay.start('red', 'ann')
    relay.stop('red', 'ann')
    relay.stop('red', 'ann')
  }
  expect(sent).toEqual(['ann red true', 'ann red false'])
  time.now = 2_000
  relay.start('red', 'ann')
  expect(sent.at(-1)).toBe('ann red true')
})

test('what expired on every screen is not stopped', () => {
  const { sent, time, relay } = scene()
  relay.start('red', 'ann')
  time.now = 10_000
  relay.start('blue', 'ben')
  relay.stop('red', 'ann')
  expect(sent).toEqual(['ann red true', 'ben blue true'])
})
