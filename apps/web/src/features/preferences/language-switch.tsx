'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { LOCALE_NAMES, LOCALES } from '../../i18n/locales.ts'
import { Segment } from '../../ui/segment.tsx'
import { keepChoice, LOCALE_COOKIE } from './cookies.ts'

/** Chooses the language of the interface on this device; the page is drawn again in it, and nothing typed is lost. */
export function LanguageSwitch(props: { 'data-testid'?: string }) {
  const t = useTranslations('common')
  const router = useRouter()
  return (
    <Segment
      {...props}
      label={t('language')}
      value={useLocale()}
      options={LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale], lang: locale }))}
      onChange={(locale) => {
        keepChoice(LOCALE_COOKIE, locale)
        router.refresh()
      }}
    />
  )
}
