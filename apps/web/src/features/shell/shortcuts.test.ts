import { expect, test } from 'vitest'
import { shellActOf } from './shortcuts.ts'

const press = (key: string, held: Partial<Parameters<typeof shellActOf>[0]> = {}) =>
  shellActOf({
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    ...held,
  })

test('Alt and an arrow step through the rooms, with Shift through the unread ones', () => {
  expect(press('ArrowDown', { altKey: true })).toEqual({ kind: 'step', step: 1, unreadOnly: false })
  expect(press('ArrowUp', { altKey: true, shiftKey: true })).toEqual({ kind: 'step', step: -1, unreadOnly: true })
})

test('Ctrl or Cmd and a dot toggle the panel', () => {
  expect(press('.', { ctrlKey: true })).toEqual({ kind: 'toggle-panel' })
  expect(press('.', { metaKey: true })).toEqual({ kind: 'toggle-panel' })
})

test('F6 goes through the regions, with Shift backwards', () => {
  expect(press('F6')).toEqual({ kind: 'next-region', step: 1 })
  expect(press('F6', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'next-region', step: -1 })
})

test('Ctrl or Cmd with K, Shift K, Shift A and the slash open what they name', () => {
  expect(press('k', { ctrlKey: true })).toEqual({ kind: 'switcher' })
  expect(press('K', { metaKey: true, shiftKey: true })).toEqual({ kind: 'find-person' })
  expect(press('A', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'settings' })
  expect(press('/', { ctrlKey: true })).toEqual({ kind: 'shortcut-sheet' })
  expect(press('/', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'shortcut-sheet' })
  expect(press('|', { ctrlKey: true, shiftKey: true, code: 'Backslash' })).toEqual({ kind: 'react-to-last' })
  for (const key of ['k', 'a', '/']) expect(press(key)).toBeNull()
  expect(press('a', { ctrlKey: true })).toBeNull()
  expect(press('k', { ctrlKey: true, altKey: true })).toBeNull()
  expect(press('k', { ctrlKey: true, isComposing: true })).toBeNull()
})

test('plain keys and keys of an input method are left alone', () => {
  expect(press('ArrowDown')).toBeNull()
  expect(press('.')).toBeNull()
  expect(press('ArrowDown', { altKey: true, isComposing: true })).toBeNull()
  expect(press('ArrowDown', { altKey: true, keyCode: 229 })).toBeNull()
})
