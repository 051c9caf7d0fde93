'use client'

import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** In the box of a picture that did not come. */
export function PictureFailed() {
  const t = useTranslations('files')
  return (
    <span className="grid justify-items-center gap-1">
      <ImageOff size={18} aria-hidden />
      {t('loadFailed')}
      <span className="font-medium underline underline-offset-3">{t('tryAgain')}</span>
    </span>
  )
}
