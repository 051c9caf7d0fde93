'use client'

import { useLocale } from 'next-intl'
import { BrokenPage } from '../features/errors/broken-page-part.ts'

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <BrokenPage locale={useLocale()} digest={error.digest} />
}
