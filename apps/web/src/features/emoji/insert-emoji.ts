import { insertText } from '../../ui/insert-text.ts'

/** Writes an emoji into a text box; the `:name:` of a custom one apart from what would make it text. */
export function insertEmoji(box: HTMLTextAreaElement, emoji: string): void {
  const isTight = emoji.startsWith(':') && /[\w:&]$/.test(box.value.slice(0, box.selectionStart))
  insertText(box, isTight ? ` ${emoji}` : emoji)
}
