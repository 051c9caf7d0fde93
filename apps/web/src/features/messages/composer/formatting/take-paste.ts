import type { useTranslations } from 'next-intl'
import { toast } from '../../../../ui/toast-store.ts'
import { format } from './format.ts'
import { formatter } from './use-formatting.ts'

type Words = ReturnType<typeof useTranslations<'formatting'>>

/** A longer text that is pasted may be meant as code, or as a file. */
const LONG_PASTE_CHARACTERS = 4_000

/**
 * Formats what is pasted where that is to be done, such as an address over chosen words, and says whether the box is to do
 * nothing more.
 *
 * @param isLate the box has taken it already.
 */
export function takesPaste(area: HTMLTextAreaElement, text: string, t: Words, isLate: boolean): boolean {
  const live = formatter.known?.live
  if (text.length > LONG_PASTE_CHARACTERS && !live?.isInCode(area)) offerCode(area, text, t)
  return !isLate && live !== undefined && live.pasted(area, text)
}

/** Offers to make a code block of what was pasted just now: a long one folds up in the room. */
function offerCode(area: HTMLTextAreaElement, pasted: string, t: Words): void {
  // As a box holds it.
  const text = pasted.replace(/\r\n?/g, '\n')
  const run = () => {
    const at = area.value.indexOf(text)
    if (at === -1) return
    area.focus()
    area.setSelectionRange(at, at + text.length)
    format(area, 'code-block')
  }
  toast(t('pastedLong', { count: text.length }), { action: { label: t('asCode'), run } })
}
