'use client'

import { useTranslations } from 'next-intl'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { knownStore } from '../../files/place-files.ts'
import { useAttachments } from '../../files/use-attachments.ts'
import { hands } from '../../hands/late-hands.ts'
import { useMute } from '../../moderation/use-mute.ts'
import { type SlowMode, useSlowMode } from '../../rooms/slow-mode.ts'
import { placeOf, useThreadPlace } from '../../threads/thread-place.ts'
import { tellTyping } from '../../typing/tell-typing.ts'
import { endEditing, useIsEditing, writeEditing } from '../acts/editing.ts'
import { replyingIn, setReplying } from '../acts/replying.ts'
import { draftsOf } from '../drafts/drafts-of.ts'
import type { ComposerPlace } from './composer-place.ts'
import type { TextLength } from './text-length.ts'
import { outlineOf, type TextOutline, useOutline, useWriting, type Writing } from './writing.ts'

export interface ComposerState {
  readonly here: ComposerPlace
  /** What stands in the box: the draft, or the message that is being changed. Read when something is done with it. */
  readonly writing: Writing
  /** As much of it as is drawn. */
  readonly outline: TextOutline
  readonly isEditing: boolean
  /** Whether there is something that may go, as it is drawn. */
  readonly canSubmit: boolean
  /** The same of what stands in the box now. */
  maySubmit(): boolean
  /** How a slow room holds the person back; null where it does not. */
  readonly slow: SlowMode | null
  /** Until when a moderator keeps the person from writing here; null where nobody does. */
  readonly mutedUntil: number | null
  write(text: string): void
  /** Sends, or saves the change. Does nothing where it may not go; the text stays then. */
  submit(): void
  /** The person turns to something else: nobody waits for their text. */
  pause(): void
  editLast(): void
  replyLast(): void
  isReplying(): boolean
  cancelReply(): void
  cancelEdit(): void
}

/** What the composer of one room holds and does. The room is captured here, so nothing can go to another one. */
export function useComposer(roomId: string): ComposerState {
  const thread = useThreadPlace()
  const place = placeOf(roomId, thread?.root)
  const t = useTranslations('common')
  const client = useClient()
  const { me, limits } = useBootstrap()
  const writing = useWriting(place)
  const outline = useOutline(writing, limits)
  const writeDraft = (text: string) => draftsOf(me.id).write(place, text)
  const isEditing = useIsEditing(place)
  const { attachments } = useAttachments(place)
  const isRefused = attachments.some(({ refusal }) => refusal !== null)
  const slow = useSlowMode(roomId)
  const mutedUntil = useMute(roomId)
  const fits = ({ over, overBytes }: TextLength) => over === 0 && overBytes === 0 && mutedUntil === null
  const mayGo = ({ length, isBlank }: TextOutline) =>
    fits(length) && (isEditing || (!isRefused && !slow?.isWaiting && (!isBlank || attachments.length > 0)))
  const maySubmit = () => mayGo(outlineOf(writing.read(), limits))

  // Who writes in a thread does not write in the room.
  const tell = (next: string) => thread === null && tellTyping(client, roomId, next)
  const pause = () => tell('')
  const here = { client, roomId, root: thread?.root, place, myId: me.id }
  const unavailable = () => toast(t('partUnavailable'), { tone: 'danger' })
  const options = thread === null ? {} : { threadOf: thread.root, alsoInRoom: thread.alsoInRoom }
  return {
    here,
    writing,
    outline,
    isEditing,
    canSubmit: mayGo(outline),
    maySubmit,
    slow,
    mutedUntil,
    write: (next) => {
      if (isEditing) return writeEditing(place, next)
      writeDraft(next)
      tell(next)
    },
    submit: () => {
      if (!maySubmit()) return
      if (isEditing) return hands.use(({ saveEdit }) => saveEdit(here), unavailable)
      const body = writing.read().trimEnd()
      // Stored in the outbox, or with the uploads that it waits for, before the draft goes: there is no moment without a copy.
      const replyTo = replyingIn(place)
      const carried = replyTo === null ? options : { ...options, replyTo }
      if (attachments.length === 0) client.send(roomId, body, carried)
      else knownStore(me.id)?.submit(place, body, (files) => void client.send(roomId, body, { ...carried, files }))
      setReplying(place, null)
      writeDraft('')
      pause()
      thread?.onSent()
    },
    pause,
    editLast: () => hands.use(({ editLast }) => editLast(here), unavailable),
    isReplying: () => replyingIn(place) !== null,
    cancelReply: () => setReplying(place, null),
    replyLast: () => hands.use(({ replyToLast }) => replyToLast(here), unavailable),
    cancelEdit: () => endEditing(place),
  }
}
