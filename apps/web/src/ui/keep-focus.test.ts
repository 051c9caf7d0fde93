import { afterEach, expect, test, vi } from 'vitest'
import { keepFocus } from './keep-focus.ts'

afterEach(() => vi.unstubAllGlobals())

/** A page in which something has the focus, with or without a middle that can have it. */
function open(focused: 'a field' | 'the page' | 'nothing', hasMiddle = true) {
  const body = {}
  const focus = vi.fn()
  vi.stubGlobal('document', {
    body,
    activeElement: { 'a field': {}, 'the page': body, nothing: null }[focused],
    querySelector: () => (hasMiddle ? { focus } : null),
  })
  return focus
}

test.each(['the page', 'nothing'] as const)(
  'where %s has the focus, the middle takes it and nothing scrolls',
  (focused) => {
    const focus = open(focused)
    keepFocus()
    expect(focus.mock.calls).toEqual([[{ preventScroll: true }]])
  },
)

test('whoever has the focus keeps it', () => {
  const focus = open('a field')
  keepFocus()
  expect(focus).not.toHaveBeenCalled()
})

test('a page without a middle stays as it is', () => {
  open('the page', false)
  expect(keepFocus).not.toThrow()
})
