'use client'

import { useEffect, useState } from 'react'
import { DEFAULT_LOCALE, isLocale, negotiateLocale } from '../../i18n/locales.ts'
import { LOCALE_COOKIE } from '../preferences/cookies.ts'
import { BrokenPage } from './broken-page.tsx'

/** The page that failed where nothing told the language: it asks the browser. */
export function LastResort({ digest }: { digest: string | undefined }) {
  const [locale, setLocale] = useState(DEFAULT_LOCALE)
  useEffect(() => {
    const kept = new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]*)`).exec(document.cookie)?.[1]
    setLocale(isLocale(kept) ? kept : negotiateLocale(navigator.languages.join(',')))
  }, [])
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return <BrokenPage locale={locale} digest={digest} />
}
