import type { useTranslations } from 'next-intl'
import { toast } from '../../../../ui/toast-store.ts'
import { format } from './format.ts'

/** Offers to make a code block of what was pasted just now: a long one folds up in the room. */
export function offerCode(
  area: HTMLTextAreaElement,
  pasted: string,
  t: ReturnType<typeof useTranslations<'formatting'>>,
) {
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
