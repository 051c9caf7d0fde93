'use client'

import type { ParleyClient } from '@parley/client'
import type { Message } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { openMessage } from '../messages/jump/open-message.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useRoomTitle } from '../rooms/use-room-title.ts'
import { SidePage } from '../shell/side-pages.tsx'
import { ListFoot } from './list-foot.tsx'
import { MessageLine } from './message-line.tsx'
import { useList } from './use-list.ts'

interface Mention {
  readonly roomId: string
  readonly message: Message
}

async function ask(client: ParleyClient, after?: string) {
  const { mentions, people, next } = await client.call('mentions.list', after === undefined ? {} : { after })
  return { items: mentions as readonly Mention[], people, next }
}

/** Messages that call the person, over all rooms, the newest first. */
export default function MentionsPage() {
  const t = useTranslations('inbox')
  const { me } = useBootstrap()
  const words = useTimeWords()
  const { items, next, state, more, again } = useList(ask, useCalls())
  return (
    <SidePage title={t('mentions')}>
      {items.length === 0 && state === 'ready' ? (
        <EmptyState title={t('noMentionsTitle')} className="mt-8">
          {t('noMentions', { handle: me.handle })}
        </EmptyState>
      ) : null}
      <ul className="grid max-w-[900px] gap-2" data-testid="mention-list">
        {items.map((mention) => (
          <li key={`${mention.roomId} ${mention.message.seq}`}>
            <MentionCard mention={mention} words={words} />
          </li>
        ))}
      </ul>
      <ListFoot state={state} hasMore={next !== null} onMore={more} onAgain={again} />
    </SidePage>
  )
}

/** How often the person was called while this list stands, also where they read it at once. */
function useCalls(): number {
  const client = useClient()
  const [calls, setCalls] = useState(0)
  useEffect(() => client.on('called', () => setCalls((before) => before + 1)), [client])
  return calls
}

function MentionCard({ mention, words }: { mention: Mention; words: ReturnType<typeof useTimeWords> }) {
  const { roomId, message } = mention
  const title = useRoomTitle(roomId)
  return (
    <button
      type="button"
      data-testid="mention-row"
      onClick={() => openMessage(roomId, message)}
      className="block w-full rounded-card border border-line bg-raised p-3 text-left hover:border-line-strong"
    >
      <span className="mb-1 block truncate text-ink-subtle text-meta">{title}</span>
      <MessageLine message={message} words={words} />
    </button>
  )
}
