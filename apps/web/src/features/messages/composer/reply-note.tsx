'use client'

import type { ReplyTo } from '@parley/protocol'
import { Reply, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { replyToOf } from '../acts/reply-to-of.ts'
import { setReplying, useReplying } from '../acts/replying.ts'
import { QuotedText } from '../row/quote.tsx'

/** See `reply-place.tsx`. */
export function ReplyNote({ place }: { place: string }) {
  const t = useTranslations('acts')
  const replyTo = useReplying(place)
  const seq = replyTo?.seq
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Whoever chose a message to answer writes next.
    if (seq !== undefined) note.current?.parentElement?.querySelector('textarea')?.focus()
  }, [seq])
  if (replyTo === null) return null
  return (
    <div
      ref={note}
      data-testid="composer-reply"
      className="flex h-9 items-center gap-2 border-line border-b pr-2 pl-3.5 text-ink-muted text-small pointer-coarse:h-11 pointer-coarse:pr-0"
    >
      <Reply size={14} aria-hidden className="shrink-0 -scale-x-100" />
      <span className="sr-only">{t('replyingTo')}</span>
      <span className="flex min-w-0 grow items-center gap-1.5">
        <Now place={place} replyTo={replyTo} />
      </span>
      <IconButton
        name={t('cancelReply')}
        icon={<X size={16} aria-hidden />}
        size="small"
        shortcut="Esc"
        data-testid="cancel-reply"
        onClick={() => setReplying(place, null)}
      />
    </div>
  )
}

/** What is answered as it reads now: it may be changed or deleted while the answer is written. */
function Now({ place, replyTo }: { place: string; replyTo: ReplyTo }) {
  const client = useClient()
  const [roomId = '', root] = place.split(':')
  const store = root === undefined ? client.timeline(roomId) : client.thread(roomId, Number(root))
  const find = () => store.getSnapshot().rows.find((row) => row.state === 'sent' && row.message.seq === replyTo.seq)
  const row = useSyncExternalStore(store.subscribe, find, find)
  if (row?.state !== 'sent') return <QuotedText replyTo={replyTo} />
  const { seq, authorId, body } = row.message
  return <QuotedText replyTo={body === null ? { seq, authorId } : replyToOf(seq, authorId, body)} />
}
