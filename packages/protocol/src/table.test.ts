import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { badInput, COMMANDS, COMMON_ERRORS, type CommandDefinition, EVENTS } from './table.ts'

const commands = Object.entries(COMMANDS) as [string, CommandDefinition][]

/** Shapes that no command takes. */
const badInputs: readonly unknown[] = [undefined, null, 0, Number.NaN, '', 'text', [], [[]], true, () => undefined]

describe.each(commands)('%s', (name, command) => {
  test('is named as an order: noun, then verb', () => {
    expect(name).toMatch(/^[a-z]+\.[a-z]+$/)
    expect(command.summary).toMatch(/^[A-Z].*\.$/)
  })

  test('takes an object and nothing else', () => {
    for (const input of badInputs) expect(command.input.safeParse(input).success, String(input)).toBe(false)
  })

  test('refuses a field that it does not know, so that a misspelt one is noticed', () => {
    const result = command.input.safeParse({ surprise: 1 })
    expect(result.success).toBe(false)
    expect(result.error?.issues.some((issue) => issue.code === 'unrecognized_keys')).toBe(true)
  })

  test('names its own refusals once, and none that every command has', () => {
    expect(new Set(command.errors).size).toBe(command.errors.length)
    for (const code of command.errors) expect(COMMON_ERRORS).not.toContain(code)
  })

  test('names the epoch where it names a rev or a seq (I13)', () => {
    const shape = (command.input as z.ZodObject).shape
    const names = Object.keys(shape)
    const addressesHistory = names.some((field) => ['seq', 'after', 'before'].includes(field)) && isCounter(shape)
    if (addressesHistory) expect(names).toContain('epoch')
  })
})

/** `after` is also the name of a page's cursor, which is text. */
function isCounter(shape: Record<string, unknown>): boolean {
  return ['seq', 'after', 'before'].some((field) => {
    const schema = shape[field] as z.ZodType | undefined
    return schema?.safeParse(1).success === true
  })
}

test.each([
  [{ roomId: 7 }, 'roomId'],
  [{ roomId: '0195b8d2-5f0e-7b6c-8a3e-3a1d6a1f0c11', surprise: 1 }, 'surprise'],
  [null, 'input'],
])('the refusal of %j names %s', (input, field) => {
  const { error } = COMMANDS['room.join'].input.safeParse(input)
  expect(error && badInput(error)).toMatchObject({ code: 'BAD_REQUEST', field })
})

test.each(Object.entries(EVENTS))('%s is named as something that happened, or happens', (name, event) => {
  expect(name).toMatch(/^[a-z]+\.[a-z]+(ed|ned|ft|ing)$/)
  expect(event.summary).toMatch(/^[A-Z].*\.$/s)
})
