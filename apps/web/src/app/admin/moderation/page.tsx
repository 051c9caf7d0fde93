import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ModerationPage } from '../../../features/admin/moderation/moderation-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.moderation'))('title') }
}

export default function Moderation() {
  return <ModerationPage />
}
