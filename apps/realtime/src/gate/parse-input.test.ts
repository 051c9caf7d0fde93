import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { isCommand, parseInput } from './parse-input.ts'

const id = '0194d3c1-7a6e-7c00-8000-000000000001'

function refusedField(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'BAD_REQUEST') return error.field
    throw error
  }
  throw new Error('it was let through')
}

test('names that are no command are none, whatever they are', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'room.changed', '', 7, null, undefined, {}]) {
    expect(isCommand(name)).toBe(false)
  }
  expect(isCommand('room.join')).toBe(true)
})

test('a refusal names the field at fault', () => {
  expect(refusedField(() => parseInput('room.join', { roomId: 5 }))).toBe('roomId')
  expect(refusedField(() => parseInput('room.join', {}))).toBe('roomId')
  expect(refusedField(() => parseInput('room.join', undefined))).toBe('input')
  expect(refusedField(() => parseInput('room.join', { roomId: id, extra: 1 }))).toBe('extra')
  expect(refusedField(() => parseInput('people.get', { ids: [id, 'x'] }))).toBe('ids.1')
  expect(refusedField(() => parseInput('room.history', { roomId: id, epoch: id, before: 2, after: 1 }))).toBe('after')
})

test('a prototype cannot be smuggled in', () => {
  const input: unknown = JSON.parse(`{"roomId":"${id}","__proto__":{"polluted":true}}`)
  expect(refusedField(() => parseInput('room.join', input))).toBe('__proto__')
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('depth, width and binary data are refused before a schema looks at them', () => {
  let deep: unknown = 'end'
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep]
  expect(refusedField(() => parseInput('people.get', { ids: deep }))).toMatch(/^ids\.0/)
  expect(refusedField(() => parseInput('people.get', { ids: Array(500_000).fill(1) }))).toBe('ids')
  expect(refusedField(() => parseInput('room.join', { roomId: Buffer.from('x') }))).toBe('roomId')
  expect(refusedField(() => parseInput('room.join', { [`k${'x'.repeat(1000)}`]: 1 }))).toBe('input')
})

test('text that cannot be stored is refused where the command has no refusal of its own for it', () => {
  expect(refusedField(() => parseInput('room.list', { query: 'a\0b' }))).toBe('query')
  expect(refusedField(() => parseInput('room.list', { query: 'a\ud800' }))).toBe('query')
  expect(parseInput('room.list', { query: 'a😀' })).toEqual({ query: 'a😀' })
  expect(parseInput('profile.update', { displayName: 'a\0' })).toEqual({ displayName: 'a\0' })
})
