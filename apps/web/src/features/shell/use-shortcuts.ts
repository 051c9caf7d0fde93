'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { hands } from '../hands/late-hands.ts'
import { openSwitcher, prepareSwitcher } from '../quick-switcher/open-switcher.ts'
import type { ShellDialog } from './shell-context.tsx'
import { shellActOf } from './shortcuts.ts'

/** The keys of the shell, wherever the focus is but in a dialog. */
export function useShortcuts(showDialog: (dialog: ShellDialog) => void): void {
  const router = useRouter()
  const client = useClient()
  const tell = useTranslations('inbox')
  const t = useTranslations('common')
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // The key that begins with it comes a moment earlier.
    if (event.key === 'Control' || event.key === 'Meta') prepareSwitcher()
    const act = shellActOf(event)
    if (act === null || document.querySelector('[data-dialog-open]')) return
    event.preventDefault()
    // What is typed next is for its box, not for the composer.
    if (act.kind === 'switcher') return openSwitcher()
    const context = {
      client,
      showDialog,
      openSettings: () => router.push('/settings'),
      tell,
    }
    hands.use(
      ({ doShellAct }) => doShellAct(act, context),
      () => toast(t('partUnavailable'), { tone: 'danger' }),
    )
  })
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
