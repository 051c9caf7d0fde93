/** What a key does in the shell, wherever the focus is. */
export type ShellAct =
  | { readonly kind: 'step'; readonly step: 1 | -1; readonly unreadOnly: boolean }
  | { readonly kind: 'toggle-panel' }
  | {
      readonly kind:
        | 'switcher'
        | 'find-person'
        | 'shortcut-sheet'
        | 'settings'
        | 'react-to-last'
        | 'mentions'
        | 'unreads'
        | 'mark-all-read'
    }
  | { readonly kind: 'next-region'; readonly step: 1 | -1 }

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'keyCode'> & {
  readonly code?: string
}

/** An input method uses keys for itself while it composes; some browsers only tell by this code. */
const COMPOSING_KEY_CODE = 229

/** The act that a key asks for, null where it is none of the shell's. Ctrl is Cmd on a Mac. */
export function shellActOf(key: Key): ShellAct | null {
  if (key.isComposing || key.keyCode === COMPOSING_KEY_CODE) return null
  const command = key.ctrlKey || key.metaKey
  if (key.altKey && !command && (key.key === 'ArrowUp' || key.key === 'ArrowDown')) {
    return { kind: 'step', step: key.key === 'ArrowDown' ? 1 : -1, unreadOnly: key.shiftKey }
  }
  if (command && !key.altKey) {
    const letter = key.key.toLowerCase()
    if (letter === 'k') return { kind: key.shiftKey ? 'find-person' : 'switcher' }
    if (letter === 'a' && key.shiftKey) return { kind: 'settings' }
    if (letter === 'm' && key.shiftKey) return { kind: 'mentions' }
    if (letter === 'u' && key.shiftKey) return { kind: 'unreads' }
    // With Shift it is another sign on every keyboard that has it.
    if (key.code === 'Backslash' && key.shiftKey) return { kind: 'react-to-last' }
    // Some keyboards have the slash over another key.
    if (letter === '/') return { kind: 'shortcut-sheet' }
  }
  if (command && !key.altKey && !key.shiftKey && key.key === '.') return { kind: 'toggle-panel' }
  if (key.key === 'F6' && !key.altKey && !key.metaKey) return { kind: 'next-region', step: key.shiftKey ? -1 : 1 }
  if (key.key === 'Escape' && key.shiftKey && !command && !key.altKey) return { kind: 'mark-all-read' }
  return null
}
