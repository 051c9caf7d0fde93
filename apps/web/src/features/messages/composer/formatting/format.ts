import { insertText } from '../../../../ui/insert-text.ts'
import type { Box, Edit } from './edit.ts'
import type { FormatAct } from './format-act.ts'
import { codeBlockEdit, isInCode, lineEdit, newLineEdit } from './line-edits.ts'
import { isMarkAct, linkEdit, markEdit, pasteEdit, typedEdit } from './mark-edits.ts'

/** Formats what is selected in a box. The browser's undo takes it back in one step. */
export function format(area: HTMLTextAreaElement, act: FormatAct): void {
  change(area, editFor(act, boxOf(area)))
}

function editFor(act: FormatAct, box: Box): Edit {
  if (act === 'code' && box.value.slice(box.start, box.end).includes('\n')) return codeBlockEdit(box)
  if (isMarkAct(act)) return markEdit(act, box)
  if (act === 'link') return linkEdit(box)
  return act === 'code-block' ? codeBlockEdit(box) : lineEdit(act, box)
}

/** Each returns whether it did something; the browser does nothing more then. */
export const live = {
  newLine: (area: HTMLTextAreaElement) => change(area, newLineEdit(boxOf(area))),
  typed: (area: HTMLTextAreaElement, key: string) => change(area, typedEdit(key, boxOf(area))),
  pasted: (area: HTMLTextAreaElement, text: string) =>
    !isInCode(area.value, area.selectionStart) && change(area, pasteEdit(text, boxOf(area))),
  isInCode: (area: HTMLTextAreaElement) => isInCode(area.value, area.selectionStart),
}

function boxOf({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Box {
  return { value, start: selectionStart, end: selectionEnd }
}

function change(area: HTMLTextAreaElement, edit: Edit | null): boolean {
  if (edit === null) return false
  if (edit.text === '') erase(area, edit)
  else insertText(area, edit.text, edit.from, edit.to)
  area.setSelectionRange(edit.start, edit.end)
  return true
}

/** Browsers insert no empty text: they delete. */
function erase(area: HTMLTextAreaElement, { from, to }: Edit): void {
  area.focus({ preventScroll: true })
  area.setSelectionRange(from, to)
  if (from === to || document.execCommand('delete')) return
  insertText(area, '', from, to)
}
