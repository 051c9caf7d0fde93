import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SettingsPage } from '../../../features/admin/settings/settings-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workspace'))('title') }
}

export default function WorkspaceSettings() {
  return <SettingsPage />
}
