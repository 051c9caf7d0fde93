import { describe, expect, it } from 'vitest'
import { languageOf } from './language.ts'

describe('languageOf', () => {
  it.each([
    ['压测结果出来了：没有丢消息。', 'zh-CN'],
    ['第二个尖峰是 Redis 断开 30 秒，auditor 每秒补一次', 'zh-CN'],
    ['两台 realtime 实例轮流 restart', 'zh-CN'],
    ['看 https://tideline.example/a/very/long/address/with/many/letters', 'zh-CN'],
    ['好', 'zh-CN'],
    ['Zero and zero. I’ll put this one on the wall.', 'en'],
    ['I asked 林晓雯 about it', 'en'],
    ['42', 'en'],
    ['🎉', 'en'],
    ['', 'en'],
    ['これはテストです', 'ja'],
    ['안녕하세요', 'ko'],
  ])('%s is set as %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
