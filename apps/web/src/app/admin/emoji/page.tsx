import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CustomEmojiPage } from '../../../features/admin/emoji/custom-emoji-page.tsx'
import { readEmojiSettings } from '../../../server/settings/read-settings.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('customEmoji.title') }
}

export default async function CustomEmoji() {
  const read = await readEmojiSettings()
  if (read === null) notFound()
  return <CustomEmojiPage initial={read.emoji} />
}
