'use client'

import { PICTURE_TYPES } from '@parley/protocol'
import { ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { useAttach } from './use-attach.ts'

/** Chooses pictures for a place, as its button does. */
export function choosePictures(place: string): void {
  document.querySelector<HTMLInputElement>(`[data-attach-to="${CSS.escape(place)}"]`)?.click()
}

export interface AttachButtonProps {
  place: string
  /** A menu offers it as well: where room is scarce the button is not shown. */
  inMenu: boolean
}

/** Chooses pictures from the device. Ctrl U does the same. */
export function AttachButton({ place, inMenu }: AttachButtonProps) {
  const t = useTranslations('files')
  const attach = useAttach(place)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUpload = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'u'
      if (!isUpload || event.isComposing || document.querySelector('[data-dialog-open]')) return
      // Beside a thread there are two of them: the one that is written in is meant, else that of the room.
      const panel = input.current?.closest('aside') ?? null
      if (panel !== (document.activeElement?.closest('aside') ?? null)) return
      event.preventDefault()
      input.current?.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <IconButton
        name={t('attach')}
        icon={<ImagePlus size={18} aria-hidden />}
        shortcut="Ctrl U"
        tooltipSide="top"
        data-testid="attach"
        className={inMenu ? 'pointer-coarse:hidden' : ''}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={PICTURE_TYPES.join(',')}
        data-testid="attach-input"
        data-attach-to={place}
        onChange={(event) => {
          attach([...(event.target.files ?? [])])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
    </>
  )
}
