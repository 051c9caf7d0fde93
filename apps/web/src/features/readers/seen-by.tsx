'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { useClient, useStore } from '../connection/client-provider.tsx'
import { openMessageDialog } from '../messages/acts/message-dialog-store.ts'
import { useRowActs } from '../messages/acts/row-acts.ts'
import type { MessageItem } from '../messages/timeline/items.ts'
import { useSeenBy } from './readers-context.tsx'

const MOST_FACES = 3

/** Under the last message that others have read: who they are. A click tells when, and who has not. */
export function SeenBy({ item }: { item: MessageItem }) {
  const t = useTranslations('acts')
  const { roomId } = useRowActs()
  const readers = useSeenBy(item)
  const client = useClient()
  const people = useStore(client.people)
  const { row } = item
  const unknown = readers
    .slice(0, MOST_FACES)
    .flatMap(({ personId }) => (people.has(personId) ? [] : personId))
    .join()
  useEffect(() => {
    // Whoever reads and never wrote anything was in no answer yet.
    if (unknown !== '') client.call('people.get', { ids: unknown.split(',') }).catch(() => undefined)
  }, [client, unknown])
  if (readers.length === 0 || row.state !== 'sent') return null
  return (
    <button
      type="button"
      data-testid="seen-by"
      data-count={readers.length}
      onClick={() => openMessageDialog({ kind: 'readers', roomId, row })}
      className="mt-0.5 ml-auto flex h-5 items-center gap-1.5 rounded-seal text-ink-subtle text-meta hover:text-ink pointer-coarse:min-h-11"
    >
      <span className="flex" aria-hidden>
        {readers.slice(0, MOST_FACES).map(({ personId }, index) => (
          <span key={personId} className={index === 0 ? undefined : '-ml-1.5'}>
            <Avatar id={personId} name={people.get(personId)?.displayName ?? ''} size={20} />
          </span>
        ))}
      </span>
      {t('seenBy', { count: readers.length })}
    </button>
  )
}
