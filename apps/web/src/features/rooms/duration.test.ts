import { describe, expect, it } from 'vitest'
import { durationText } from './duration.ts'

describe('how long people of a slow room wait', () => {
  it.each([
    ['en', 1, '1 second'],
    ['en', 30, '30 seconds'],
    ['en', 90, '90 seconds'],
    ['en', 300, '5 minutes'],
    ['en', 21_600, '6 hours'],
    ['zh-CN', 30, '30 秒'],
    ['zh-CN', 300, '5 分钟'],
    ['zh-CN', 3_600, '1 小时'],
  ] as const)('is said in %s: %i is %s', (locale, seconds, said) => expect(durationText(locale, seconds)).toBe(said))
})
