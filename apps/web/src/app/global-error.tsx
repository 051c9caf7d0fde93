'use client'

import './globals.css'
import { useEffect, useState } from 'react'
import { BrokenPage } from '../features/errors/broken-page.tsx'
import { LOCALE_COOKIE } from '../features/preferences/cookies.ts'
import { DEFAULT_LOCALE, isLocale, negotiateLocale } from '../i18n/locales.ts'
import { fontClasses } from '../ui/theme/fonts.ts'

/** The last resort, when the root layout itself failed: it stands alone and asks the browser for the language. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const [locale, setLocale] = useState(DEFAULT_LOCALE)
  useEffect(() => {
    const kept = new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]*)`).exec(document.cookie)?.[1]
    setLocale(isLocale(kept) ? kept : negotiateLocale(navigator.languages.join(',')))
  }, [])
  return (
    <html lang={locale} className={fontClasses}>
      <body>
        <BrokenPage locale={locale} digest={error.digest} />
      </body>
    </html>
  )
}
