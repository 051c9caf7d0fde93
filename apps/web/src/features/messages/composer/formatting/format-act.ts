import { isComposing } from '../../../../ui/input-method.ts'
import type { ComposerKey } from '../composer-act.ts'

/** What the toolbar and the shortcuts do to the text in the box. */
export type FormatAct = 'bold' | 'italic' | 'strike' | 'code' | 'code-block' | 'quote' | 'list' | 'numbers' | 'link'

/** The act that a key asks for, null for any other key. Ctrl is Cmd on a Mac. */
export function formatActOf(key: ComposerKey): FormatAct | null {
  if (isComposing(key) || key.altKey || !(key.ctrlKey || key.metaKey)) return null
  const letter = key.key.toLowerCase()
  if (key.shiftKey) return letter === 'x' ? 'strike' : letter === 'l' ? 'link' : null
  return letter === 'b' ? 'bold' : letter === 'i' ? 'italic' : letter === 'e' ? 'code' : null
}
