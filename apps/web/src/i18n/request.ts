import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { LOCALE_COOKIE, ZONE_COOKIE } from '../features/preferences/cookies.ts'
import { isLocale, negotiateLocale } from './locales.ts'
import { readWording } from './wording.ts'
import { DEFAULT_ZONE, isZone } from './zone.ts'

/** What next-intl asks for on each request: the language by cookie, else by the browser, and the person's zone. */
export default getRequestConfig(async () => {
  const kept = await cookies()
  const chosen = kept.get(LOCALE_COOKIE)?.value
  const locale = isLocale(chosen) ? chosen : negotiateLocale((await headers()).get('accept-language'))
  const zone = kept.get(ZONE_COOKIE)?.value
  const decoded = zone === undefined ? undefined : decodeURIComponent(zone)
  return { locale, messages: readWording(locale), timeZone: isZone(decoded) ? decoded : DEFAULT_ZONE }
})
