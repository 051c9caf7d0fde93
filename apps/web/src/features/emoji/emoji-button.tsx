'use client'

import { Smile } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton, type IconButtonProps } from '../../ui/icon-button.tsx'
import { openEmojiPicker, prepareEmojiPicker } from './open-emoji-picker.ts'

export interface EmojiButtonProps extends Partial<Omit<IconButtonProps, 'onClick'>> {
  /** Called with what was picked, such as `👍🏽`. */
  onPick: (emoji: string) => void
}

/**
 * A button that asks for an emoji; the picker is fetched when the pointer or the focus comes near. The focus goes back
 * to where it was, so a text box beside it keeps its caret: see `ui/insert-text.ts`.
 *
 * ```tsx
 * <EmojiButton onPick={(emoji) => box.current && insertText(box.current, emoji)} />
 * <EmojiButton name={nameOfReacting} icon={<SmilePlus size={16} aria-hidden />} onPick={react} />
 * ```
 */
export function EmojiButton({ onPick, name, icon, ...rest }: EmojiButtonProps) {
  const t = useTranslations('emoji')
  return (
    <IconButton
      data-testid="emoji-button"
      aria-haspopup="dialog"
      {...rest}
      name={name ?? t('open')}
      icon={icon ?? <Smile size={18} aria-hidden />}
      onPointerEnter={prepareEmojiPicker}
      onFocus={prepareEmojiPicker}
      // What has the focus keeps it, and gets it back from the picker.
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => openEmojiPicker({ anchor: event.currentTarget, onPick })}
    />
  )
}
