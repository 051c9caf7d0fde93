'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type RefObject, useEffect } from 'react'
import { isComposing } from '../../../../ui/input-method.ts'
import { toast } from '../../../../ui/toast-store.ts'
import { hands } from '../../../hands/late-hands.ts'
import { type FormatAct, formatActOf } from './format-act.ts'

export interface Formatting {
  apply(act: FormatAct): void
  /** Each tells whether it was for the formatting: whoever owns the box does nothing more then. */
  takesKey(event: KeyboardEvent): boolean
  takesPaste(event: ClipboardEvent): boolean
  /** Goes on with a list in a new line. */
  takesNewLine(): boolean
  /** Whether the caret stands in a code block. */
  isInCode(): boolean
}

type Formatter = typeof import('./format.ts')

/** A longer text that is pasted may be meant as code, or as a file. */
const LONG_PASTE_CHARACTERS = 4_000

let known: Formatter | undefined

async function load(): Promise<Formatter> {
  known ??= await import('./format.ts')
  return known
}

/** Formats the text in a box, by shortcut and as it is typed. The code for it is fetched with the first word written. */
export function useFormatting(box: RefObject<HTMLTextAreaElement | null>, hasText: boolean): Formatting {
  const t = useTranslations('common')
  const f = useTranslations('formatting')
  useEffect(() => {
    if (hasText) void load().catch(() => undefined)
  }, [hasText])

  const apply = (act: FormatAct) => {
    const format = (formatter: Formatter) => box.current && formatter.format(box.current, act)
    // At once where it can be, so that what is typed next comes after it.
    if (known !== undefined) format(known)
    else load().then(format, () => toast(t('partUnavailable'), { tone: 'danger' }))
  }
  const isTaken = (act: ((area: HTMLTextAreaElement, live: Formatter['live']) => boolean) | null) =>
    act !== null && known !== undefined && box.current !== null && act(box.current, known.live)
  return {
    apply,
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
      const { files } = event.clipboardData
      const text = event.clipboardData.getData('text/plain')
      if (files.length > 0) return false
      const isLong = text.length > LONG_PASTE_CHARACTERS && !isTaken((area, live) => live.isInCode(area))
      if (isLong)
        hands.use(
          ({ offerCode }) => box.current && offerCode(box.current, text, f),
          () => undefined,
        )
      if (!isTaken((area, live) => live.pasted(area, text))) return false
      event.preventDefault()
      return true
    },
    takesNewLine: () => isTaken((area, live) => live.newLine(area)),
    isInCode: () => isTaken((area, live) => live.isInCode(area)),
  }
}
