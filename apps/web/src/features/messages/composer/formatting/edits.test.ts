import { describe, expect, it } from 'vitest'
import { applied, type Box, type Edit } from './edit.ts'
import { formatActOf } from './format-act.ts'
import { codeBlockEdit, isInCode, lineEdit, newLineEdit } from './line-edits.ts'
import { linkEdit, markEdit, pasteEdit, typedEdit } from './mark-edits.ts'

/** `a [b] c`: a box with `b` selected; `a | c`: one with a caret. */
function box(drawn: string): Box {
  const start = drawn.search(/[⟦|]/)
  const isCaret = drawn.charAt(start) === '|'
  const value = drawn.replace(/[⟦⟧|]/g, '')
  return { value, start, end: isCaret ? start : drawn.indexOf('⟧') - 1 }
}

function draw({ value, start, end }: Box): string {
  return start === end
    ? `${value.slice(0, start)}|${value.slice(end)}`
    : `${value.slice(0, start)}⟦${value.slice(start, end)}⟧${value.slice(end)}`
}

function after(drawn: string, edit: (box: Box) => Edit | null): string | null {
  const before = box(drawn)
  const change = edit(before)
  return change === null ? null : draw(applied(before, change))
}

describe('marks', () => {
  it.each([
    ['bold', 'a ⟦b⟧ c', 'a **⟦b⟧** c'],
    ['bold', 'a **⟦b⟧** c', 'a ⟦b⟧ c'],
    ['bold', 'a ⟦**b**⟧ c', 'a ⟦b⟧ c'],
    ['bold', '⟦word ⟧next', '**⟦word⟧** next'],
    ['bold', 'a | c', 'a **|** c'],
    ['bold', 'a **|** c', 'a | c'],
    ['italic', '**⟦b⟧**', '***⟦b⟧***'],
    ['italic', '***⟦b⟧***', '**⟦b⟧**'],
    ['italic', '*⟦b⟧*', '⟦b⟧'],
    ['strike', '⟦好的⟧', '~~⟦好的⟧~~'],
    ['code', '⟦a⟧', '`⟦a⟧`'],
    ['code', '`⟦a⟧`', '⟦a⟧'],
  ] as const)('%s: %s becomes %s', (act, before, expected) => {
    expect(after(before, (it) => markEdit(act, it))).toBe(expected)
  })

  it.each([
    ['⟦docs⟧', '[docs](|)'],
    ['⟦https://a.test⟧', '[|](https://a.test)'],
    ['a |', 'a [|]()'],
  ])('link: %s becomes %s', (before, expected) => expect(after(before, linkEdit)).toBe(expected))

  it('an address pasted over words makes them a link', () => {
    const paste = (text: string) => (it: Box) => pasteEdit(text, it)
    expect(after('see ⟦the docs⟧ now', paste(' https://a.test/x\n'))).toBe('see [the docs](https://a.test/x)| now')
    expect(after('⟦x⟧', paste('https://a.test/(y)'))).toBe('[x](https://a.test/%28y%29)|')
    for (const [drawn, text] of [
      ['a |', 'https://a.test'],
      ['⟦https://b.test⟧', 'https://a.test'],
      ['⟦a⟧', 'javascript:alert(1)'],
      ['⟦a⟧', 'two words https://a.test'],
      ['⟦a\nb⟧', 'https://a.test'],
    ] as const)
      expect(after(drawn, paste(text))).toBeNull()
  })

  it('a sign typed over words goes around them', () => {
    expect(after('⟦a⟧', (it) => typedEdit('*', it))).toBe('*⟦a⟧*')
    expect(after('*⟦a⟧*', (it) => typedEdit('*', it))).toBe('**⟦a⟧**')
    expect(after('a|', (it) => typedEdit('*', it))).toBeNull()
    expect(after('⟦a⟧', (it) => typedEdit('x', it))).toBeNull()
  })
})

describe('lines', () => {
  it.each([
    ['list', 'a\n⟦b\nc⟧\nd', 'a\n⟦- b\n- c⟧\nd'],
    ['list', '⟦- b\n- c⟧', '⟦b\nc⟧'],
    ['list', '⟦1. b\n2. c⟧', '⟦- b\n- c⟧'],
    ['numbers', '⟦b\n\nc⟧', '⟦1. b\n\n2. c⟧'],
    ['numbers', '⟦- b⟧', '⟦1. b⟧'],
    ['quote', 'a|', '> a|'],
    ['quote', '> a|', 'a|'],
    ['quote', '|', '> |'],
  ] as const)('%s: %s becomes %s', (act, before, expected) => {
    expect(after(before, (it) => lineEdit(act, it))).toBe(expected)
  })

  it.each([
    ['⟦a\nb⟧', '```\n⟦a\nb⟧\n```'],
    ['⟦```\na\n```⟧', '⟦a⟧'],
    ['|', '```\n|\n```'],
  ])('code block: %s becomes %s', (before, expected) => expect(after(before, codeBlockEdit)).toBe(expected))

  it.each([
    ['- a|', '- a\n- |'],
    ['  * a|', '  * a\n  * |'],
    ['9. a|', '9. a\n10. |'],
    ['- [x] a|', '- [x] a\n- [ ] |'],
    ['> a|', '> a\n> |'],
    ['- a\n- |', '- a\n|'],
    ['1. a|b', '1. a\n2. |b'],
  ])('a new line goes on with a list: %s becomes %s', (before, expected) =>
    expect(after(before, newLineEdit)).toBe(expected),
  )

  it.each(['a|', '|', '```\n- a|', '⟦- a⟧', '-a|'])('a new line is only that in %s', (before) =>
    expect(after(before, newLineEdit)).toBeNull(),
  )

  it('knows where code is', () => {
    const where = (drawn: string) => isInCode(box(drawn).value, box(drawn).start)
    expect([where('```\na|'), where('```\na\n```\nb|'), where('```|'), where('a|'), where('~~~ts\n|')]).toEqual([
      true,
      false,
      false,
      false,
      true,
    ])
  })
})

describe('shortcuts', () => {
  const key = (name: string, more = {}) => ({
    key: name,
    shiftKey: false,
    altKey: false,
    ctrlKey: true,
    metaKey: false,
    ...more,
  })

  it('are those of every editor, with Ctrl or Cmd', () => {
    expect(formatActOf(key('b'))).toBe('bold')
    expect(formatActOf(key('I', { ctrlKey: false, metaKey: true }))).toBe('italic')
    expect(formatActOf(key('e'))).toBe('code')
    expect(formatActOf(key('X', { shiftKey: true }))).toBe('strike')
    expect(formatActOf(key('L', { shiftKey: true }))).toBe('link')
  })

  it('leave everything else alone', () => {
    for (const other of [
      key('b', { ctrlKey: false }),
      key('b', { altKey: true }),
      key('B', { shiftKey: true }),
      key('k'),
    ])
      expect(formatActOf(other)).toBeNull()
    expect(formatActOf(key('b', { isComposing: true }))).toBeNull()
    expect(formatActOf(key('b', { keyCode: 229 }))).toBeNull()
  })
})
