import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterPage } from '../../../features/admin/filter/filter-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.sections'))('filter') }
}

export default function Filter() {
  return <FilterPage />
}
