import { describe, expect, it } from 'vitest'
import { isLocale, negotiateLocale } from './locales.ts'
import { isZone } from './zone.ts'

describe('the language of a newcomer', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['de-DE,de;q=0.9', 'en'],
    ['de;q=0.9, zh;q=0.4, en;q=0.2', 'zh-CN'],
    ['en;q=0.5, zh-CN', 'zh-CN'],
    ['zh;q=0, en', 'en'],
    ['zha', 'en'],
    ['*', 'en'],
    [',;q=,,', 'en'],
    ['', 'en'],
    [null, 'en'],
  ] as const)('%s is %s', (header, locale) => expect(negotiateLocale(header)).toBe(locale))

  it('comes from a cookie only when it is one of ours', () => {
    expect(isLocale('zh-CN')).toBe(true)
    for (const value of ['zh', '../en', '__proto__', '', undefined]) expect(isLocale(value)).toBe(false)
  })
})

describe('the zone of a person', () => {
  it('is one that exists', () => {
    for (const zone of ['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires']) expect(isZone(zone)).toBe(true)
    for (const zone of ['Mars/Olympus', '<script>', 'x'.repeat(100), '', undefined]) expect(isZone(zone)).toBe(false)
  })
})
