'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Key } from '../../ui/key.tsx'
import { useCommandKey } from '../shortcuts/command-key.ts'
import { openSwitcher, prepareSwitcher } from './open-switcher.ts'

/** The box of the sidebar that opens the quick switcher; also the way to it on a phone. */
export function SwitcherBox() {
  const t = useTranslations('switcher')
  const command = useCommandKey()
  return (
    <button
      type="button"
      data-testid="open-switcher"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => openSwitcher()}
      onPointerEnter={prepareSwitcher}
      onFocus={prepareSwitcher}
      className="mx-3 mt-1 flex h-8 shrink-0 items-center gap-2 rounded-control border border-line-strong bg-surface px-2.5 text-left text-ink-subtle text-small hover:bg-hover max-md:mx-4 max-md:h-11 max-md:text-ui"
    >
      <Search size={16} aria-hidden />
      <span className="grow truncate">{t('open')}</span>
      <span aria-hidden className="flex gap-0.5 pointer-coarse:hidden">
        <Key>{command}</Key>
        <Key>K</Key>
      </span>
    </button>
  )
}
