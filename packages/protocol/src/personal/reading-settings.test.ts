import { expect, test } from 'vitest'
import { READING_SETTINGS, readingChoice } from './reading-settings.ts'
import { PERSONAL_KINDS, personalKey } from './schema.ts'

test('what is kept of a setting counts where it is one of its choices, and the usual one elsewhere', () => {
  expect(readingChoice('read-when', 'never')).toBe('never')
  for (const strange of [undefined, null, 'sometimes', 7, true])
    expect(readingChoice('read-when', strange)).toBe('always')
})

test('every choice can be kept', () => {
  for (const [name, choices] of Object.entries(READING_SETTINGS)) {
    expect(personalKey.safeParse(`setting:${name}`).success).toBe(true)
    for (const value of choices) expect(PERSONAL_KINDS.setting.safeParse({ value }).success).toBe(true)
  }
})
