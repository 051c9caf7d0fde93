'use client'

import type { CustomEmoji } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useCustomEmoji } from '../../emoji/custom-emoji.tsx'
import { SettingsFrame } from '../settings-frame.tsx'
import { AddEmoji } from './add-emoji.tsx'
import { EmojiTable } from './emoji-table.tsx'

/** The workspace's own emoji, for its owner and admins: what there is, and the ways to add and remove. */
export function EmojiPage({ initial }: { initial: readonly CustomEmoji[] }) {
  const t = useTranslations('settings.customEmoji')
  const all = useCustomEmoji()
  return (
    <SettingsFrame title={t('title')} back={{ href: '/settings', label: t('back'), 'data-testid': 'back-to-settings' }}>
      <p className="mt-1 text-ink-muted text-small">{t('hint')}</p>
      <section className="mt-6 border-line border-t pt-6">
        <AddEmoji />
      </section>
      <section className="mt-6">
        <EmojiTable emoji={all === null ? initial : [...all.values()]} />
      </section>
    </SettingsFrame>
  )
}
