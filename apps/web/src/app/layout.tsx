import './globals.css'
import { sentencesIn } from '@parley/protocol'
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SentencesProvider } from '../features/errors/sentences.tsx'
import { isTheme, THEME_COOKIE } from '../features/preferences/cookies.ts'
import { ZoneKeeper } from '../features/preferences/zone-keeper.tsx'
import { iconAddress } from '../features/shell/icon-address.ts'
import { WordingProvider } from '../i18n/wording-provider.tsx'
import { settings } from '../server/core.ts'
import { fontClasses } from '../ui/theme/fonts.ts'
import { Toaster } from '../ui/toaster.tsx'
import { Tooltips } from '../ui/tooltips.tsx'

/** Every page names the nonce of its request, so none can be drawn at build time. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  const { 'workspace.icon': icon } = await settings()
  return {
    title: { template: `%s · ${t('product')}`, default: t('product') },
    applicationName: t('product'),
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, address: false, email: false },
    icons: { icon: iconAddress(icon) },
    manifest: '/manifest.webmanifest',
    appleWebApp: { title: t('product'), statusBarStyle: 'default' },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  // The browser's own bars take the colour of the desk: --surface-desk in sRGB.
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f2ef' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1117' },
  ],
}

/** The document: language, theme and fonts are decided on the server, so nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale()
  const { 'workspace.accent': accent } = await settings()
  const theme = (await cookies()).get(THEME_COOKIE)?.value
  return (
    <html
      lang={locale}
      data-accent={accent}
      data-build={(await headers()).get('x-parley-build') ?? undefined}
      data-theme={isTheme(theme) && theme !== 'system' ? theme : undefined}
      className={fontClasses}
    >
      <body>
        <WordingProvider namespaces={[]}>
          <SentencesProvider sentences={sentencesIn(locale)}>{children}</SentencesProvider>
          <Toaster />
          <Tooltips />
          <ZoneKeeper />
        </WordingProvider>
      </body>
    </html>
  )
}
