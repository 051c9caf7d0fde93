'use client'

import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton, type IconButtonProps } from '../../ui/icon-button.tsx'
import { useKept } from '../personal/use-kept.ts'
import { useToggleSaved } from './use-toggle-saved.ts'

/** Saves a message for later, or takes it from there. */
export function SaveButton({ roomId, seq, ...rest }: { roomId: string; seq: number } & Partial<IconButtonProps>) {
  const t = useTranslations('personal')
  const toggle = useToggleSaved()
  const isSaved = useKept('saved', `${roomId}:${seq}`) !== undefined
  return (
    <IconButton
      {...rest}
      name={t(isSaved ? 'unsave' : 'saveForLater')}
      icon={isSaved ? <BookmarkCheck size={16} aria-hidden /> : <Bookmark size={16} aria-hidden />}
      shortcut="S"
      data-testid="message-save"
      onClick={() => toggle(roomId, seq)}
    />
  )
}
