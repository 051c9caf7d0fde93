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
const box = { touch: false, empty: false, editing: false }

describe('composerActOf', () => {
  it('sends on Enter and makes a line on Shift+Enter', () => {
    expect(composerActOf(key('Enter'), box)).toBe('send')
    expect(composerActOf(key('Enter', { ctrlKey: true }), box)).toBe('send')
    expect(composerActOf(key('Enter', { shiftKey: true }), box)).toBeNull()
  })

  it('never sends while an input method composes, however the browser says so', () => {
    expect(composerActOf(key('Enter', { isComposing: true }), box)).toBeNull()
    expect(composerActOf(key('Enter', { keyCode: 229 }), box)).toBeNull()
    expect(composerActOf(key('Enter', { isComposing: true, ctrlKey: true }), box)).toBeNull()
    expect(composerActOf(key('Escape', { isComposing: true }), { ...box, editing: true })).toBeNull()
  })

  it('makes a line on touch, and sends there with a hardware Ctrl or Cmd', () => {
    expect(composerActOf(key('Enter'), { ...box, touch: true })).toBeNull()
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
})
