import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { ClientProvider } from '../../features/connection/client-provider.tsx'
import { isTheme, THEME_COOKIE } from '../../features/preferences/cookies.ts'
import { SettingsPage } from '../../features/settings/settings-page.tsx'
import { AppRoot } from '../../features/shell/app-root.tsx'
import { WordingProvider } from '../../i18n/wording-provider.tsx'
import { isAdmin, readSettings } from '../../server/settings/read-settings.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function Settings() {
  const [{ bootstrap, personal, sessions }, kept] = await Promise.all([readSettings(), cookies()])
  const theme = kept.get(THEME_COOKIE)?.value
  return (
    <WordingProvider
      namespaces={[
        'connection',
        'emoji',
        'files',
        'formatting',
        'messages',
        'personal',
        'profile',
        'settings',
        'shell',
      ]}
    >
      <ClientProvider seed={{ bootstrap, personal }}>
        <AppRoot>
          <SettingsPage
            theme={isTheme(theme) ? theme : 'system'}
            sessions={sessions}
            now={bootstrap.serverTime}
            isAdmin={isAdmin(bootstrap.me)}
          />
        </AppRoot>
      </ClientProvider>
    </WordingProvider>
  )
}
