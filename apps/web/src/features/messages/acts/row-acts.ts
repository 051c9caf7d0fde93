'use client'

import type { TimelineRow } from '@parley/client'
import { useTranslations } from 'next-intl'
import { createContext, useContext, useMemo } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { rememberEmoji } from '../../emoji/emoji-choices.ts'
import { openPanel } from '../../panel/panel-store.ts'
import { useToggleSaved } from '../../saved/use-toggle-saved.ts'
import { placeOf } from '../../threads/thread-place.ts'
import { linkToMessage } from '../jump/link-to-message.ts'
import { marksOf } from '../reactions/marks-of.ts'
import { isHidden } from '../timeline/items.ts'
import { copyText } from './copy-text.ts'
import { askToDelete } from './deleting.ts'
import { beginEditing, endEditing } from './editing.ts'
import { openMessageDialog } from './message-dialog-store.ts'
import { replyToOf } from './reply-to-of.ts'
import { setReplying } from './replying.ts'

/** What a person may do with a row. The same object as long as the room is, so that rows are not drawn again. */
export interface RowActs {
  /** The room that the rows are of. */
  readonly roomId: string
  /** Seq of the root of the thread that they are of; null in the room itself. */
  readonly thread: number | null
  /** Shows the thread under it, or the one that it belongs to. */
  openThread(row: TimelineRow): void
  edit(row: TimelineRow): void
  delete(row: TimelineRow): void
  copy(row: TimelineRow): void
  /** Saves it for later, or takes it from there. */
  save(row: TimelineRow): void
  /** Answers it with the next message. */
  reply(row: TimelineRow): void
  /** Reacts with an emoji or takes that back, as `on` says; without it, the other way round than now. */
  react(row: TimelineRow, emoji: string, on?: boolean): void
  /** Pins it, or takes it off. */
  pin(row: TimelineRow): void
  mayPin(): boolean
  mayDelete(row: TimelineRow): boolean
  /** Makes it the first one that is unread. */
  markUnread(row: TimelineRow): void
  copyLink(row: TimelineRow): void
  forward(row: TimelineRow): void
  /** Shows what it said before. */
  showEdits(row: TimelineRow): void
  /** Sends again what was refused: the message, its change or its deletion. */
  retry(row: TimelineRow): void
  /** Gives up what was refused. */
  discard(row: TimelineRow): void
}

const RowActsContext = createContext<RowActs | null>(null)
export const RowActsProvider = RowActsContext

export function useRowActs(): RowActs {
  const acts = useContext(RowActsContext)
  if (acts === null) throw new Error('There is no timeline above this row.')
  return acts
}

export function useRowActsOf(roomId: string, thread: number | null = null): RowActs {
  const client = useClient()
  const a = useTranslations('acts')
  const { me } = useBootstrap()
  const t = useTranslations('messages')
  const toggleSaved = useToggleSaved()
  return useMemo(() => {
    const told = (copied: boolean) => {
      if (copied) toast(t('copied'))
      else toast(t('copyFailed'), { tone: 'danger' })
    }
    const room = () => client.rooms.getSnapshot().find((each) => each.room.id === roomId)
    const isModerator = () => (room()?.role ?? 'member') !== 'member'
    return {
      roomId,
      thread,
      openThread: (row) => {
        if (row.state !== 'sent') return
        openPanel({ kind: 'thread', roomId, root: row.message.threadOf ?? row.message.seq })
      },
      reply: (row) => {
        if (row.state !== 'sent' || isHidden(row)) return
        endEditing(placeOf(roomId, thread))
        setReplying(placeOf(roomId, thread), replyToOf(row.message.seq, row.message.authorId, bodyOf(row)))
      },
      react: (row, emoji, on) => {
        if (row.state !== 'sent' || isHidden(row)) return
        const people = marksOf(row).reactions?.find((reaction) => reaction.emoji === emoji)?.people ?? []
        const next = on ?? !people.includes(me.id)
        if (next) rememberEmoji(emoji)
        client.react(roomId, row.message.seq, emoji, next)
      },
      pin: (row) => {
        if (row.state !== 'sent' || isHidden(row)) return
        if (room()?.room.posting !== 'moderators' || isModerator()) {
          client.pin(roomId, row.message.seq, marksOf(row).pinned === undefined)
        }
      },
      mayPin: () => room()?.room.posting !== 'moderators' || isModerator(),
      mayDelete: (row) => row.state === 'sent' && !isHidden(row) && (row.message.authorId === me.id || isModerator()),
      markUnread: (row) => {
        if (row.state !== 'sent') return
        client.markUnread(roomId, row.message.seq)
        toast(a('markedUnread'))
      },
      copyLink: (row) => {
        if (row.state !== 'sent') return
        void copyText(linkToMessage(roomId, row.message.seq)).then((copied) => {
          if (copied) toast(a('linkCopied'))
          else toast(t('copyFailed'), { tone: 'danger' })
        })
      },
      forward: (row) => {
        if (row.state === 'sent' && !isHidden(row)) openMessageDialog({ kind: 'forward', roomId, row })
      },
      showEdits: (row) => {
        if (row.state === 'sent') openMessageDialog({ kind: 'edits', roomId, row })
      },
      edit: (row) => {
        const body = bodyOf(row)
        if (row.state === 'sent') beginEditing(placeOf(roomId, thread), { seq: row.message.seq, key: row.key, body })
      },
      delete: (row) => {
        if (row.state === 'sent') askToDelete({ roomId, seq: row.message.seq })
        else if (row.state === 'failed') client.discard(roomId, row.key)
      },
      copy: (row) => void copyText(bodyOf(row)).then(told),
      save: (row) => {
        if (row.state === 'sent') toggleSaved(roomId, row.message.seq)
      },
      retry: (row) => client.retry(roomId, keyOfRefused(row)),
      discard: (row) => client.discard(roomId, keyOfRefused(row)),
    }
  }, [client, me.id, roomId, thread, t, a, toggleSaved])
}

/** The text that a row shows: an own change on its way shows already. */
export function bodyOf(row: TimelineRow): string {
  if (row.state !== 'sent') return row.body
  if (row.pending?.kind === 'edit') return row.pending.body
  return row.message.body ?? ''
}

/** A refused change or deletion has a key of its own. */
function keyOfRefused(row: TimelineRow): string {
  return row.state === 'sent' && row.pending !== null ? row.pending.key : row.key
}
