import type { Change } from '@parley/protocol'
import { expect, test } from 'vitest'
import { splitFrames } from './split-frames.ts'

const message = (rev: number, body: string) => ({ type: 'message', rev, message: { body } }) as Change

test('short changes stay together', () => {
  const changes = [message(1, 'a'), message(2, 'b')]
  expect(splitFrames(changes)).toEqual([changes])
  expect(splitFrames([])).toEqual([])
})

test('long ones are cut into frames that each fit, in order, none lost and none empty', () => {
  const changes = Array.from({ length: 10 }, (_, index) => message(index + 1, '长'.repeat(20_000)))
  const frames = splitFrames(changes, 150_000)
  expect(frames.map((frame) => frame.length)).toEqual([2, 2, 2, 2, 2])
  expect(frames.flat()).toEqual(changes)
  expect(splitFrames([message(1, 'x'.repeat(500))], 10)).toHaveLength(1)
})
