import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RegistrationPage } from '../../../features/admin/registration/registration-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.registration'))('title') }
}

export default function Registration() {
  return <RegistrationPage />
}
