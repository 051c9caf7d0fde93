import { expect, test } from 'vitest'
import { linkedText } from './linked-text.ts'

test('words with an address and bare addresses are links, and nothing else is', () => {
  expect(linkedText('See [the plan](https://a.example/x) or https://b.example.')).toEqual([
    { text: 'See ' },
    { text: 'the plan', href: 'https://a.example/x' },
    { text: ' or ' },
    { text: 'https://b.example', href: 'https://b.example' },
    { text: '.' },
  ])
  expect(linkedText('**plain** <b>text</b>')).toEqual([{ text: '**plain** <b>text</b>' }])
})

test.each(['[x](javascript:alert(1))', '[x](data:text/html,x)', '[x](//evil.example)', 'javascript:alert(1)'])(
  '%s leads nowhere',
  (text) => {
    expect(linkedText(text).every(({ href }) => href === undefined)).toBe(true)
  },
)
