import type { ParleyClient, TimelineRow } from '@parley/client'
import type { useTranslations } from 'next-intl'
import { keepFocus } from '../../../ui/keep-focus.ts'
import { toast } from '../../../ui/toast-store.ts'
import { rememberEmoji } from '../../emoji/emoji-choices.ts'
import { openPanel } from '../../panel/panel-store.ts'
import { toggleSaved } from '../../saved/toggle-saved.ts'
import { placeOf } from '../../threads/thread-place.ts'
import { draftsOf } from '../drafts/drafts-of.ts'
import { linkToMessage } from '../jump/link-to-message.ts'
import { marksOf } from '../reactions/marks-of.ts'
import { isHidden } from '../timeline/items.ts'
import { copyText } from './copy-text.ts'
import { askToDelete } from './deleting.ts'
import { beginEditing, endEditing } from './editing.ts'
import { openMessageDialog } from './message-dialog-store.ts'
import { replyToOf } from './reply-to-of.ts'
import { setReplying } from './replying.ts'
import type { RowActs, RowRights } from './row-acts.ts'
import { bodyOf, isInThread } from './row-content.ts'

export interface RowActContext extends Pick<RowRights, 'mayPin' | 'mayPost' | 'maySpeak'> {
  readonly client: ParleyClient
  readonly myId: string
  readonly roomId: string
  /** Seq of the root of the thread that the rows are of; null in the room itself. */
  readonly thread: number | null
  readonly words: {
    readonly acts: ReturnType<typeof useTranslations<'acts'>>
    readonly messages: ReturnType<typeof useTranslations<'messages'>>
    readonly personal: ReturnType<typeof useTranslations<'personal'>>
  }
}

/** Does what `RowActs` promises. */
export function rowActsIn(context: RowActContext): Omit<RowActs, keyof RowRights | 'roomId' | 'thread'> {
  const { client, myId, roomId, thread, mayPin, mayPost, maySpeak, words } = context
  const told = (copied: boolean) => {
    if (copied) toast(words.messages('copied'))
    else toast(words.messages('copyFailed'), { tone: 'danger' })
  }
  const discard = (key: string) => {
    client.discard(roomId, key)
    // What was pressed is gone with it.
    setTimeout(keepFocus)
  }
  return {
    openThread: (row) => {
      if (row.state !== 'sent' || !(mayPost() || isInThread(row))) return
      openPanel({ kind: 'thread', roomId, root: row.message.threadOf ?? row.message.seq })
    },
    reply: (row) => {
      if (row.state !== 'sent' || isHidden(row) || !mayPost()) return
      endEditing(placeOf(roomId, thread))
      setReplying(placeOf(roomId, thread), replyToOf(row.message.seq, row.message.authorId, bodyOf(row)))
    },
    react: (row, emoji, on) => {
      if (row.state !== 'sent' || isHidden(row)) return
      const people = marksOf(row).reactions?.find((reaction) => reaction.emoji === emoji)?.people ?? []
      const next = on ?? !people.includes(myId)
      // What one said one may take back.
      if (next && !maySpeak()) return
      if (next) rememberEmoji(emoji)
      client.react(roomId, row.message.seq, emoji, next)
    },
    pin: (row) => {
      if (row.state !== 'sent' || isHidden(row)) return
      if (mayPin()) client.pin(roomId, row.message.seq, marksOf(row).pinned === undefined)
    },
    markUnread: (row) => {
      if (row.state !== 'sent') return
      client.markUnread(roomId, row.message.seq)
      toast(words.acts('markedUnread'))
    },
    copyLink: (row) => {
      if (row.state !== 'sent') return
      void copyText(linkToMessage(roomId, row.message.seq)).then((copied) => {
        if (copied) toast(words.acts('linkCopied'))
        else toast(words.messages('copyFailed'), { tone: 'danger' })
      })
    },
    forward: (row) => {
      if (row.state === 'sent' && !isHidden(row)) openMessageDialog({ kind: 'forward', roomId, row })
    },
    showEdits: (row) => {
      if (row.state === 'sent') openMessageDialog({ kind: 'edits', roomId, row })
    },
    edit: (row) => {
      if (row.state === 'sent' && maySpeak()) beginEditing(placeOf(roomId, thread), row)
    },
    delete: (row) => {
      if (row.state === 'sent') askToDelete({ roomId, seq: row.message.seq })
      else if (row.state === 'failed') discard(row.key)
    },
    copy: (row) => void copyText(bodyOf(row)).then(told),
    save: (row) => {
      if (row.state === 'sent') toggleSaved(client, words.personal, roomId, row.message.seq)
    },
    retry: (row) => client.retry(roomId, keyOfRefused(row)),
    discard: (row) => discard(keyOfRefused(row)),
    takeBack: (row) => {
      if (row.state !== 'failed') return
      const place = placeOf(roomId, thread)
      const drafts = draftsOf(myId)
      endEditing(place)
      // In the draft before it is given up: there is no moment without a copy.
      drafts.write(place, [row.body, drafts.read(place)].join('\n').trimEnd())
      if (row.replyTo !== undefined) setReplying(place, row.replyTo)
      client.discard(roomId, row.key)
      document.querySelector<HTMLElement>(`textarea[data-place="${CSS.escape(place)}"]`)?.focus()
    },
  }
}

/** A refused change or deletion has a key of its own. */
function keyOfRefused(row: TimelineRow): string {
  return row.state === 'sent' && row.pending !== null ? row.pending.key : row.key
}
