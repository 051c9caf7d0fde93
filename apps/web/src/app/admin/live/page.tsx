import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LivePage } from '../../../features/admin/live/live-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.live'))('title') }
}

export default function Live() {
  return <LivePage />
}
