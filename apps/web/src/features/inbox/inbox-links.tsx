'use client'

import { AtSign, Inbox, MessageSquareText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dot, Seal } from '../../ui/seal.tsx'
import { useClient, useStore } from '../connection/client-provider.tsx'
import type { SidePath } from '../shell/side-pages.tsx'
import { SideLink } from '../sidebar/side-links.tsx'
import { asksToBeRead } from '../unread/signals.ts'
import { useSignals } from '../unread/use-signals.ts'

/** The way to what is new: unread rooms, threads, mentions. */
export function InboxLinks({ here }: { here: SidePath | null }) {
  const t = useTranslations('inbox')
  const { rooms, unreadThreads } = useSignals()
  const entries = useStore(useClient().rooms)
  const mentions = entries.reduce((sum, { room, mentions: each, named }) => {
    const signal = rooms.get(room.id)
    return signal === undefined ? sum : sum + (signal.isMuted ? named : each)
  }, 0)
  const unread = [...rooms.values()].filter(asksToBeRead).length
  return (
    <>
      <SideLink
        path="/inbox"
        open={here === '/inbox'}
        icon={<Inbox size={16} aria-hidden />}
        count={unread}
        isCalling={unread > 0}
      >
        {t('rooms')}
      </SideLink>
      <SideLink
        path="/threads"
        open={here === '/threads'}
        icon={<MessageSquareText size={16} aria-hidden />}
        count={unreadThreads}
        isCalling={unreadThreads > 0}
        mark={unreadThreads > 0 ? <Dot label={t('newReplies', { count: unreadThreads })} /> : null}
      >
        {t('threads')}
      </SideLink>
      <SideLink
        path="/mentions"
        open={here === '/mentions'}
        icon={<AtSign size={16} aria-hidden />}
        count={mentions}
        isCalling={mentions > 0}
        mark={mentions > 0 ? <Seal count={mentions} /> : null}
      >
        {t('mentions')}
      </SideLink>
    </>
  )
}
