'use client'

import { useLocale } from 'next-intl'
import { BrokenPage } from '../features/errors/broken-page.tsx'

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <BrokenPage locale={useLocale()} digest={error.digest} />
}
