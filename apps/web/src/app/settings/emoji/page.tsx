import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientProvider } from '../../../features/connection/client-provider.tsx'
import { EmojiPage } from '../../../features/settings/emoji/emoji-page.tsx'
import { AppRoot } from '../../../features/shell/app-root.tsx'
import { WordingProvider } from '../../../i18n/wording-provider.tsx'
import { readEmojiSettings } from '../../../server/settings/read-settings.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('customEmoji.title') }
}

/** For the owner and admins of the workspace; others are shown the settings that are theirs. */
export default async function CustomEmoji() {
  const read = await readEmojiSettings()
  if (read === null) redirect('/settings')
  const { bootstrap, emoji, people } = read
  return (
    <WordingProvider namespaces={['connection', 'emoji', 'messages', 'settings', 'shell']}>
      <ClientProvider seed={{ bootstrap, people }}>
        <AppRoot>
          <EmojiPage initial={emoji} />
        </AppRoot>
      </ClientProvider>
    </WordingProvider>
  )
}
