import { isComposing } from '../../../ui/input-method.ts'

export type ComposerAct = 'send' | 'edit-last' | 'cancel-edit'

export interface ComposerKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly isComposing?: boolean
  readonly keyCode?: number
}

/**
 * What a key asks of the composer; null where it only writes. While an input method composes, every key is its own.
 * On touch Enter makes a line, and the button sends.
 */
export function composerActOf(
  key: ComposerKey,
  box: { readonly touch: boolean; readonly empty: boolean; readonly editing: boolean },
): ComposerAct | null {
  if (isComposing(key)) return null
  if (key.key === 'Enter' && !key.shiftKey && !key.altKey)
    return box.touch && !key.ctrlKey && !key.metaKey ? null : 'send'
  if (key.shiftKey || key.altKey || key.ctrlKey || key.metaKey) return null
  if (key.key === 'ArrowUp' && box.empty && !box.editing) return 'edit-last'
  if (key.key === 'Escape' && box.editing) return 'cancel-edit'
  return null
}
