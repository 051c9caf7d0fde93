import { describe, expect, it } from 'vitest'
import { type ComposerKey, composerActOf } from './composer-act.ts'

const key = (name: string, more: Partial<ComposerKey> = {}): ComposerKey => ({
  key: name,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
})
const box = { touch: false, empty: false, editing: false, sendKey: 'enter', inCode: false } as const

describe('composerActOf', () => {
  it('sends on Enter and makes a line on Shift+Enter', () => {
    expect(composerActOf(key('Enter'), box)).toBe('send')
    expect(composerActOf(key('Enter', { ctrlKey: true }), box)).toBe('send')
    expect(composerActOf(key('Enter', { shiftKey: true }), box)).toBe('new-line')
  })

  it('never sends while an input method composes, however the browser says so', () => {
    expect(composerActOf(key('Enter', { isComposing: true }), box)).toBeNull()
    expect(composerActOf(key('Enter', { keyCode: 229 }), box)).toBeNull()
    expect(composerActOf(key('Enter', { isComposing: true, ctrlKey: true }), box)).toBeNull()
    expect(composerActOf(key('Escape', { isComposing: true }), { ...box, editing: true })).toBeNull()
  })

  it('makes a line on touch, and sends there with a hardware Ctrl or Cmd', () => {
    expect(composerActOf(key('Enter'), { ...box, touch: true })).toBe('new-line')
    expect(composerActOf(key('Enter', { metaKey: true }), { ...box, touch: true })).toBe('send')
  })

  it('edits the last own message from an empty box only', () => {
    expect(composerActOf(key('ArrowUp'), { ...box, empty: true })).toBe('edit-last')
    expect(composerActOf(key('ArrowUp'), box)).toBeNull()
    expect(composerActOf(key('ArrowUp'), { ...box, empty: true, editing: true })).toBeNull()
    expect(composerActOf(key('ArrowUp', { altKey: true }), { ...box, empty: true })).toBeNull()
  })

  it('gives an edit up on Escape and leaves Escape alone otherwise', () => {
    expect(composerActOf(key('Escape'), { ...box, editing: true })).toBe('cancel-edit')
    expect(composerActOf(key('Escape'), box)).toBeNull()
  })

  it('sends with Ctrl or Cmd where that was chosen, everywhere or in code only', () => {
    const enter = (more: Partial<ComposerKey>, chosen: object) =>
      composerActOf(key('Enter', more), { ...box, ...chosen })
    expect(enter({}, { sendKey: 'ctrl' })).toBe('new-line')
    expect(enter({ ctrlKey: true }, { sendKey: 'ctrl' })).toBe('send')
    expect(enter({}, { sendKey: 'code' })).toBe('send')
    expect(enter({}, { sendKey: 'code', inCode: true })).toBe('new-line')
    expect(enter({ metaKey: true }, { sendKey: 'code', inCode: true })).toBe('send')
    expect(enter({}, { inCode: true })).toBe('send')
  })

  it('walks through what was sent with Ctrl or Cmd and the arrows', () => {
    expect(composerActOf(key('ArrowUp', { ctrlKey: true }), box)).toBe('history-back')
    expect(composerActOf(key('ArrowDown', { metaKey: true }), box)).toBe('history-forward')
    expect(composerActOf(key('ArrowUp', { ctrlKey: true }), { ...box, editing: true })).toBeNull()
  })
})
