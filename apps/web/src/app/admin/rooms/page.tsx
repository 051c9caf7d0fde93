import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RoomsPage } from '../../../features/admin/rooms/rooms-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.rooms'))('title') }
}

export default function Rooms() {
  return <RoomsPage />
}
