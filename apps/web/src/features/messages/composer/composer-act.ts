import { isComposing } from '../../../ui/input-method.ts'
import type { SendKey } from './send-key.ts'

export type ComposerAct =
  | 'send'
  | 'new-line'
  | 'edit-last'
  | 'cancel-edit'
  | 'reply-last'
  | 'cancel-reply'
  | 'history-back'
  | 'history-forward'

export interface ComposerKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly isComposing?: boolean
  readonly keyCode?: number
}

export interface ComposerBox {
  readonly touch: boolean
  readonly empty: boolean
  readonly editing: boolean
  /** Whether the next message answers one. */
  readonly replying?: boolean
  readonly sendKey: SendKey
  /** Whether the caret stands in a code block. */
  readonly inCode: boolean
}

/**
 * What a key asks of the composer; null where it only writes. While an input method composes, every key is its own.
 * On touch Enter makes a line, and the button sends.
 */
export function composerActOf(key: ComposerKey, box: ComposerBox): ComposerAct | null {
  if (isComposing(key) || key.altKey) return null
  const command = key.ctrlKey || key.metaKey
  if (key.key === 'Enter') {
    if (key.shiftKey) return 'new-line'
    const makesLine = box.touch || box.sendKey === 'ctrl' || (box.sendKey === 'code' && box.inCode)
    return makesLine && !command ? 'new-line' : 'send'
  }
  if (key.shiftKey && key.key === 'ArrowUp' && !command && box.empty && !box.editing) return 'reply-last'
  if (key.shiftKey) return null
  if (command) {
    if (box.editing) return null
    return key.key === 'ArrowUp' ? 'history-back' : key.key === 'ArrowDown' ? 'history-forward' : null
  }
  if (key.key === 'ArrowUp' && box.empty && !box.editing) return 'edit-last'
  if (key.key === 'Escape' && box.editing) return 'cancel-edit'
  if (key.key === 'Escape' && box.replying) return 'cancel-reply'
  return null
}
