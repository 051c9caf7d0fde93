'use client'

import type { CustomEmoji } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { keepWithin } from '../../../ui/use-kept-focus.ts'
import { useCustomEmoji } from '../../emoji/custom-emoji.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { AddEmoji } from './add-emoji.tsx'
import { EmojiTable } from './emoji-table.tsx'

const keepEmoji = (list: HTMLElement | null) => keepWithin(list, 'tbody tr')

/** The workspace's own emoji: what there is, and the ways to add and remove. */
export function CustomEmojiPage({ initial }: { initial: readonly CustomEmoji[] }) {
  const t = useTranslations('settings.customEmoji')
  const all = useCustomEmoji()
  return (
    <AdminPage title={t('title')}>
      <div className="min-h-0 grow overflow-y-auto overscroll-contain">
        <div className="mx-auto max-w-[720px] px-4 py-6 pb-[calc(48px+env(safe-area-inset-bottom))] sm:px-6">
          <p className="mb-5 text-ink-muted text-small">{t('hint')}</p>
          <AddEmoji />
          <section ref={keepEmoji} tabIndex={-1} className="mt-6 outline-none">
            <EmojiTable emoji={all === null ? initial : [...all.values()]} />
          </section>
        </div>
      </div>
    </AdminPage>
  )
}
