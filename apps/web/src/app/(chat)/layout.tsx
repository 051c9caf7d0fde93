import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ClientProvider } from '../../features/connection/client-provider.tsx'
import { DrawnEmoji } from '../../features/emoji/custom-emoji.tsx'
import { ToolbarChoiceProvider } from '../../features/messages/composer/formatting/toolbar-choice.tsx'
import { TOOLBAR_COOKIE, TOOLBAR_SHOWN } from '../../features/messages/composer/formatting/toolbar-cookie.ts'
import { AddressProvider } from '../../features/shell/address.tsx'
import { SIDEBAR_WIDTH_COOKIE, sidebarWidthOf } from '../../features/shell/choices.ts'
import { roomIdOf } from '../../features/shell/room-path.ts'
import { Shell } from '../../features/shell/shell.tsx'
import { WordingProvider } from '../../i18n/wording-provider.tsx'
import { readDrawnEmoji } from '../../server/first-paint/read-drawn-emoji.ts'
import { readFirstPaint } from '../../server/first-paint/read-first-paint.ts'

/**
 * The chat. The client lives here, above the pages, and so survives them; it begins with what this request drew. A layout is
 * not told the address, so the path comes from the header that src/http/ sets.
 */
export default async function ChatLayout({ children }: { children: ReactNode }) {
  const path = (await headers()).get('x-parley-path')?.split('?')[0] ?? ''
  const seed = await readFirstPaint(roomIdOf(path))
  const drawn = await readDrawnEmoji(seed)
  const kept = await cookies()
  return (
    <WordingProvider
      namespaces={[
        'shell',
        'rooms',
        'connection',
        'messages',
        'acts',
        'formatting',
        'files',
        'polls',
        'confirmations',
        'moderation',
        'personal',
        'profile',
        'scheduled',
        'presence',
        'typing',
        'threads',
        'inbox',
        'emoji',
        'completion',
        'switcher',
        'shortcuts',
      ]}
    >
      <ClientProvider seed={seed}>
        <ToolbarChoiceProvider initial={kept.get(TOOLBAR_COOKIE)?.value === TOOLBAR_SHOWN}>
          <DrawnEmoji drawn={drawn}>
            <AddressProvider>
              <Shell sidebarWidth={sidebarWidthOf(kept.get(SIDEBAR_WIDTH_COOKIE)?.value)}>{children}</Shell>
            </AddressProvider>
          </DrawnEmoji>
        </ToolbarChoiceProvider>
      </ClientProvider>
    </WordingProvider>
  )
}
