'use client'

import { ArrowUp, Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '../../../ui/class-names.ts'
import { useSendKey } from './send-key.ts'

export interface SendButtonProps {
  isEditing: boolean
  canSubmit: boolean
  onSubmit: () => void
}

/** Sends what stands in the box, or saves the change. */
export function SendButton({ isEditing, canSubmit, onSubmit }: SendButtonProps) {
  const t = useTranslations('messages')
  return (
    <button
      type="button"
      aria-label={isEditing ? t('save') : t('send')}
      aria-disabled={!canSubmit}
      data-testid="composer-send"
      data-tooltip={isEditing ? t('save') : t('send')}
      data-tooltip-keys={useSendKey() === 'ctrl' ? 'Ctrl Enter' : 'Enter'}
      data-tooltip-side="top"
      // The keyboard of a phone stays where it is.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onSubmit}
      className={classNames(
        // Without a transition, which would draw frame upon frame beside the first keys.
        'grid size-[34px] shrink-0 place-items-center rounded-control pointer-coarse:size-11',
        canSubmit
          ? 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-active'
          : 'cursor-default bg-hover text-ink-subtle',
      )}
    >
      {isEditing ? <Check size={18} aria-hidden /> : <ArrowUp size={18} aria-hidden />}
    </button>
  )
}
