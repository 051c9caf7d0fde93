import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataPage } from '../../../features/admin/data/data-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.data'))('title') }
}

export default function Data() {
  return <DataPage />
}
