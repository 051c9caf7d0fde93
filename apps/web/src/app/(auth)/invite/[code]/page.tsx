import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientProvider } from '../../../../features/connection/client-provider.tsx'
import { InviteOffer } from '../../../../features/rooms/invite-offer.tsx'
import { RefusedLink } from '../../../../features/session/refused-link.tsx'
import { Sheet } from '../../../../features/session/sheet.tsx'
import { AppRoot } from '../../../../features/shell/app-root.tsx'
import { roomPath } from '../../../../features/shell/room-path.ts'
import { WordingProvider } from '../../../../i18n/wording-provider.tsx'
import { findInvite } from '../../../../server/first-paint/find-invite.ts'
import { readOwnBootstrap } from '../../../../server/first-paint/read-first-paint.ts'
import { findPrincipal } from '../../../../server/principal.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rooms.invitation'))('title') }
}

/** Where an invitation's link leads: the room, and the way into it. Who is in it goes there at once. */
export default async function InvitePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const found = await findInvite(code)
  const t = await getTranslations('rooms.invitation')
  if ('refused' in found) {
    return (
      <WordingProvider namespaces={['rooms', 'session']}>
        <Sheet heading={t('over')} lede={t('overLede')}>
          {(await findPrincipal()) === null ? (
            <RefusedLink refused={found.refused} />
          ) : (
            <InviteOffer code={code} refused={found.refused} />
          )}
        </Sheet>
      </WordingProvider>
    )
  }
  const { room, memberCount, joined } = found.listed
  if (joined) redirect(roomPath(room.id))
  const bootstrap = await readOwnBootstrap()
  return (
    <WordingProvider namespaces={['connection', 'formatting', 'messages', 'personal', 'profile', 'rooms', 'shell']}>
      <ClientProvider seed={{ bootstrap }}>
        <AppRoot className="contents">
          <Sheet
            heading={t('heading', { name: room.name })}
            lede={found.by === null ? t('ledePlain') : t('lede', { name: found.by.displayName })}
          >
            <InviteOffer code={code} room={room} memberCount={memberCount} />
          </Sheet>
        </AppRoot>
      </ClientProvider>
    </WordingProvider>
  )
}
