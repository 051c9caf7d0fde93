'use client'

import { Code, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useEffectEvent } from 'react'
import { TextButton } from '../../../../ui/banner.tsx'
import { IconButton } from '../../../../ui/icon-button.tsx'
import { announce } from '../../../shell/announcement-store.ts'
import type { Writing } from '../writing.ts'
import { format } from './format.ts'

export interface PasteNoteProps {
  box: RefObject<HTMLTextAreaElement | null>
  writing: Writing
  /** As the box holds it. */
  pasted: string
  onClose: () => void
}

/** Offers to make a code block of what was pasted just now: a long one folds up in the room. It goes with what was pasted. */
export function PasteNote({ box, writing, pasted, onClose }: PasteNoteProps) {
  const t = useTranslations('formatting')
  const common = useTranslations('common')
  const close = useEffectEvent(onClose)
  useEffect(() => writing.subscribe(() => writing.read().includes(pasted) || close()), [writing, pasted])
  const said = t('pastedLong', { count: pasted.length })
  useEffect(() => announce(said), [said])
  const back = () => box.current?.focus({ preventScroll: true })
  const makeCode = () => {
    const area = box.current
    const at = area?.value.indexOf(pasted) ?? -1
    onClose()
    back()
    if (area === null || at === -1) return
    area.setSelectionRange(at, at + pasted.length)
    format(area, 'code-block')
    // Whoever goes on writing does not write over it.
    const end = area.selectionEnd + '\n```'.length
    area.setSelectionRange(end, end)
  }
  return (
    <div
      data-testid="paste-note"
      className="flex min-h-9 items-center gap-2 border-line border-b pr-2 pl-3.5 text-ink-muted text-small pointer-coarse:min-h-11 pointer-coarse:pr-0"
    >
      <Code size={14} aria-hidden className="shrink-0" />
      <span className="min-w-0 truncate">{said}</span>
      <TextButton onClick={makeCode} className="shrink-0">
        {t('asCode')}
      </TextButton>
      <IconButton
        name={common('close')}
        icon={<X size={16} aria-hidden />}
        size="small"
        className="ml-auto"
        onClick={() => {
          onClose()
          back()
        }}
      />
    </div>
  )
}
