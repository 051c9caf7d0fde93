import { expect, test } from 'vitest'
import { COMMANDS, EVENTS } from '../../packages/protocol/src/table.ts'
import { readExamples } from './examples.ts'
import { normalise } from './normalise.ts'
import { isFresh, makePage } from './run.ts'
import { shapeOf } from './shape.ts'

test('docs/protocol.md is what the table and the recorded examples make of it', () => {
  expect(isFresh(), 'run `npm run docs` and commit docs/protocol.md').toBe(true)
})

test('a changed example makes the page stale', () => {
  const examples = readExamples()
  expect(isFresh(makePage({ ...examples, events: { ...examples.events, 'room.left': { roomId: 'other' } } }))).toBe(
    false,
  )
})

test('every command and every event of the table has an example that its own schema accepts', () => {
  const { commands, events } = readExamples()
  for (const [name, { input, output }] of Object.entries(COMMANDS)) {
    const { input: asked, ack } = commands[name] ?? {}
    expect(input.safeParse(asked).error, name).toBeUndefined()
    expect(output.safeParse((ack as { data?: unknown } | undefined)?.data).error, name).toBeUndefined()
  }
  for (const [name, { payload }] of Object.entries(EVENTS)) {
    expect(payload.safeParse(events[name]).error, name).toBeUndefined()
  }
})

test('the examples hold no secret and nothing of the machine that recorded them', () => {
  const text = JSON.stringify(readExamples())
  expect(text).not.toMatch(/127\.0\.0\.1:\d{5}|localhost:(?!300[01])\d+|\/root|\/home/)
})

test('recorded values are replaced alike wherever they appear', () => {
  const id = '0194d3c1-7a6e-7c00-8000-0000000000ff'
  const recorded = { id, frame: `42["x",{"id":"${id}"}]`, name: 'ada-77', at: '2026-01-02T03:04:05.678Z' }
  const replaced = normalise(recorded, { 'ada-77': 'ada' })
  expect(replaced.name).toBe('ada')
  expect(replaced.id).not.toBe(id)
  expect(replaced.frame).toContain(replaced.id)
})

test('two runs have one shape, and a field that is new or of another type shows', () => {
  const one = { list: [{ a: 1 }, { a: 2 }], frame: '42["x",{"n":1}]', none: null }
  const other = { frame: '42["y",{"n":7}]', list: [{ a: 3 }], none: null }
  expect(shapeOf(other)).toEqual(shapeOf(one))
  expect(shapeOf({ ...other, none: 'some' })).not.toEqual(shapeOf(one))
  expect(shapeOf({ ...other, frame: '42["y",{"n":7,"m":1}]' })).not.toEqual(shapeOf(one))
})
