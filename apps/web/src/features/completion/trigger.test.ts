import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { triggerAt } from './trigger.ts'

/** The caret is the bar. */
const at = (text: string) => {
  const found = triggerAt(text.replace('|', ''), text.indexOf('|'))
  return found && `${found.kind} ${found.query}`
}

describe('triggerAt', () => {
  it('completes people and rooms from the sign on', () => {
    expect(at('@|')).toBe('person ')
    expect(at('hello @al|')).toBe('person al')
    expect(at('(@al|)')).toBe('person al')
    expect(at('请@周|')).toBe('person 周')
    expect(at('请@li|看一下')).toBe('person li')
    expect(at('请看#工程|')).toBe('room 工程')
    expect(at('_@al|')).toBe('person al')
    expect(at('see #rel-4.|')).toBe('room rel-4.')
    expect(at('@a|, and')).toBe('person a')
    expect(at('first\n@a|\nlast')).toBe('person a')
  })

  it('completes emoji from two characters on, away from words, times and addresses', () => {
    expect(at(':s|')).toBeNull()
    expect(at(':sm|')).toBe('emoji sm')
    expect(at('ok :+1|')).toBe('emoji +1')
    expect(at(':笑哭|')).toBe('emoji 笑哭')
    expect(at(':smile:|')).toBe('emoji smile:')
    for (const text of ['12:30|', 'https://ab|', '注意:ok|', 'a::bc|', 'std:vec|']) expect(at(text), text).toBeNull()
  })

  it('completes commands at the very beginning only', () => {
    expect(at('/|')).toBe('command ')
    expect(at('/le|')).toBe('command le')
    for (const text of ['/leave now|', ' /le|', 'and/or|', '//|', '/etc/|', 'a\n/le|'])
      expect(at(text), text).toBeNull()
  })

  it('leaves addresses, middles of words and code alone', () => {
    for (const text of [
      'ann@ex|',
      'a.b@c|',
      '@@a|',
      '@al|ice',
      '@a b|',
      '# title|',
      '##|',
      'c#|',
      '/#a|',
      '\\\\@al|',
      'a_@al|',
      '安é@al|',
    ])
      expect(at(text), text).toBeNull()
    for (const text of ['`@al|`', '`@al|', '```\n@al|', '```ts\n#x|\n```']) expect(at(text), text).toBeNull()
    expect(at('`code` @al|')).toBe('person al')
    expect(at('```\ncode\n```\n@al|')).toBe('person al')
  })

  it('finds what stands before the caret, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'@#:/ab周1 \n`.-') }), fc.nat(), (text, number) => {
        const caret = number % (text.length + 1)
        const found = triggerAt(text, caret)
        if (found === null) return
        expect(found.end).toBe(caret)
        expect(text.slice(found.start + 1, caret)).toBe(found.query)
        expect('@#:/').toContain(text[found.start])
      }),
    )
  })

  it('looks at the end of a long text only', () => {
    expect(at(`${'word '.repeat(3_000)}@al|`)).toBe('person al')
    expect(at(`@${'a'.repeat(500)}|`)).toBeNull()
  })
})
