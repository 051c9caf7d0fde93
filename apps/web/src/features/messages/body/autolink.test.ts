import { describe, expect, it } from 'vitest'
import { splitLinks } from './autolink.ts'

const linksOf = (text: string) => splitLinks(text).flatMap((part) => (part.kind === 'link' ? [part.text] : []))

describe('splitLinks', () => {
  it('gives back every character in order', () => {
    for (const text of ['', 'plain', 'a https://x.test b', 'https://x.test', 'see (https://x.test/a_(b)).', '\n\n']) {
      expect(
        splitLinks(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }
  })

  it.each([
    ['see https://tideline.example/a?b=c#d now', 'https://tideline.example/a?b=c#d'],
    ['HTTP://Tideline.Example', 'HTTP://Tideline.Example'],
    ['http://localhost:3000/rooms', 'http://localhost:3000/rooms'],
    ['Read https://tideline.example.', 'https://tideline.example'],
    ['(https://tideline.example/a)', 'https://tideline.example/a'],
    ['https://tideline.example/wiki/Quay_(port)', 'https://tideline.example/wiki/Quay_(port)'],
    ['[https://tideline.example]', 'https://tideline.example'],
    ['看https://tideline.example/a，然后回复', 'https://tideline.example/a'],
    ['地址是https://tideline.example/a这里', 'https://tideline.example/a'],
    ['“https://tideline.example/a”', 'https://tideline.example/a'],
    ['https://tideline.example/a\u202Egpj.exe', 'https://tideline.example/a'],
  ])('finds the address in %j', (text, address) => {
    expect(linksOf(text)).toEqual([address])
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://tideline.example',
    '//tideline.example',
    'www.tideline.example',
    'https://',
    'https://)',
    'xhttps://tideline.example',
    'https://paypal.test@evil.test/',
    'https://user:secret@evil.test/',
  ])('makes no link of %j', (text) => {
    expect(linksOf(text)).toEqual([])
  })

  it('writes only http and https addresses into href', () => {
    for (const part of splitLinks('https://a.test/"onmouseover=alert(1) http://b.test/<img> https://c.test/\u0000x')) {
      if (part.kind === 'link') expect(part.href).toMatch(/^https?:\/\/[^\s"<>]+$/)
    }
  })

  it.each([
    ['one long address', `https://${'a'.repeat(8_184)}`],
    ['many beginnings', 'https://'.repeat(1_024)],
    ['closing brackets', `https://x.test/${')'.repeat(8_170)}`],
    ['opening brackets', `https://x.test/${'('.repeat(8_170)}`],
    ['stops', `https://x.test/${'.'.repeat(8_170)}`],
    ['short addresses', 'http://a.b '.repeat(745)],
    ['almost addresses', 'http:/'.repeat(1_365)],
    ['spaces', ' '.repeat(8_192)],
  ])('splits 8 KB of %s within 50 ms', (_name, text) => {
    // The best of a few: another process on the machine must not decide.
    const times = Array.from({ length: 5 }, () => {
      const begun = performance.now()
      splitLinks(text)
      return performance.now() - begun
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })
})
