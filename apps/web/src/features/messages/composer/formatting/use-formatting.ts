'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type RefObject, useEffect, useState } from 'react'
import { isComposing } from '../../../../ui/input-method.ts'
import { lateCode } from '../../../../ui/late-code.ts'
import { toast } from '../../../../ui/toast-store.ts'
import { hands } from '../../../hands/late-hands.ts'
import { type FormatAct, formatActOf } from './format-act.ts'

export interface Formatting {
  apply(act: FormatAct): void
  /** What was pasted last and may be meant as code; null once that was answered. */
  readonly longPaste: string | null
  closeLongPaste(): void
  /** Each tells whether it was for the formatting: whoever owns the box does nothing more then. */
  takesKey(event: KeyboardEvent): boolean
  takesPaste(event: ClipboardEvent): boolean
  /** Goes on with a list in a new line. */
  takesNewLine(): boolean
  /** Whether the caret stands in a code block. */
  isInCode(): boolean
}

type Formatter = typeof import('./format.ts')

/** Fetched when the page has had its time, or with the first word written. */
export const formatter = lateCode((): Promise<Formatter> => import('./format.ts'))

/** Formats the text in a box, by shortcut and as it is typed. */
export function useFormatting(box: RefObject<HTMLTextAreaElement | null>, hasText: boolean): Formatting {
  const t = useTranslations('common')
  const [longPaste, setLongPaste] = useState<string | null>(null)
  useEffect(() => {
    if (hasText) formatter.prepare()
  }, [hasText])

  const apply = (act: FormatAct) => {
    // At once where it can be, so that what is typed next comes after it.
    formatter.use(
      ({ format }) => box.current && format(box.current, act),
      () => toast(t('partUnavailable'), { tone: 'danger' }),
    )
  }
  const isTaken = (act: ((area: HTMLTextAreaElement, live: Formatter['live']) => boolean) | null) =>
    act !== null && formatter.known !== undefined && box.current !== null && act(box.current, formatter.known.live)
  return {
    apply,
    longPaste,
    closeLongPaste: () => setLongPaste(null),
    takesKey(event) {
      if (isComposing(event)) return false
      const act = formatActOf(event)
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (act !== null) apply(act)
      else if (!isPlain || !isTaken((area, live) => live.typed(area, event.key))) return false
      event.preventDefault()
      return true
    },
    takesPaste(event) {
      const area = box.current
      const { files } = event.clipboardData
      const text = event.clipboardData.getData('text/plain')
      if (area === null || files.length > 0) return false
      const isLate = hands.known === undefined
      hands.use(
        ({ takesPaste }) => takesPaste(area, text, { isLate, onLong: setLongPaste }) && event.preventDefault(),
        () => undefined,
      )
      return event.isDefaultPrevented()
    },
    takesNewLine: () => isTaken((area, live) => live.newLine(area)),
    isInCode: () => isTaken((area, live) => live.isInCode(area)),
  }
}
