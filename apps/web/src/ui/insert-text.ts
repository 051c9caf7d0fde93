/**
 * Writes into a text box as if it had been typed, over what is selected or from `from` to `to`: the box takes the focus,
 * its React state hears of it, and the browser's undo takes it back.
 */
export function insertText(
  box: HTMLTextAreaElement | HTMLInputElement,
  text: string,
  from = box.selectionStart ?? box.value.length,
  to = box.selectionEnd ?? from,
): void {
  box.focus({ preventScroll: true })
  box.setSelectionRange(from, to)
  // Deprecated, and yet the only way that undo knows of.
  if (document.execCommand('insertText', false, text)) return
  box.setRangeText(text, from, to, 'end')
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}
