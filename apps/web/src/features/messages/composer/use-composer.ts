'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { knownStore } from '../../files/place-files.ts'
import { useAttachments } from '../../files/use-attachments.ts'
import { hands } from '../../hands/late-hands.ts'
import { useMute } from '../../moderation/use-mute.ts'
import { type SlowMode, useSlowMode } from '../../rooms/slow-mode.ts'
import { placeOf, useThreadPlace } from '../../threads/thread-place.ts'
import { tellTyping } from '../../typing/tell-typing.ts'
import { askToDelete } from '../acts/deleting.ts'
import { endEditing, useEditing, writeEditing } from '../acts/editing.ts'
import { replyingIn, setReplying } from '../acts/replying.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { measureText, type TextLength } from './text-length.ts'

export interface ComposerState {
  /** What stands in the box: the draft, or the message that is being changed. */
  readonly text: string
  readonly isEditing: boolean
  readonly length: TextLength
  /** Whether there is something that may go. */
  readonly canSubmit: boolean
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
  const [draft, writeDraft] = useDraft(place)
  const editing = useEditing(place)
  const text = editing?.text ?? draft
  const length = measureText(text, limits)
  const isEmpty = text.trim() === ''
  const { attachments } = useAttachments(place)
  const isRefused = attachments.some(({ refusal }) => refusal !== null)
  const slow = useSlowMode(roomId)
  const mutedUntil = useMute(roomId)
  const fits = length.over === 0 && length.overBytes === 0 && mutedUntil === null
  useEndWithMessage(roomId, thread?.root, draft, writeDraft)

  // Who writes in a thread does not write in the room.
  const tell = (next: string) => thread === null && tellTyping(client, roomId, next)
  const pause = () => tell('')
  const last = { client, roomId, root: thread?.root, place, myId: me.id }
  const unavailable = () => toast(t('partUnavailable'), { tone: 'danger' })
  const options = thread === null ? {} : { threadOf: thread.root, alsoInRoom: thread.alsoInRoom }
  const save = () => {
    if (editing === null) return
    const body = editing.text.trimEnd()
    const { seq, original, pictures, takenOff } = editing
    endEditing(place)
    if (body === original.trimEnd() && takenOff.length === 0) return
    const left = pictures.map(({ id }) => id).filter((id) => !takenOff.includes(id))
    if (isEmpty && left.length === 0) askToDelete({ roomId, seq })
    else client.edit(roomId, seq, body, takenOff.length === 0 ? undefined : left)
  }
  return {
    text,
    isEditing: editing !== null,
    length,
    canSubmit: fits && (editing !== null || (!isRefused && !slow?.isWaiting && (!isEmpty || attachments.length > 0))),
    slow,
    mutedUntil,
    write: (next) => {
      if (editing !== null) return writeEditing(place, next)
      writeDraft(next)
      tell(next)
    },
    submit: () => {
      if (!fits) return
      if (editing !== null) return save()
      if (isRefused || slow?.isWaiting || (isEmpty && attachments.length === 0)) return
      const body = text.trimEnd()
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
    editLast: () => hands.use(({ editLast }) => editLast(last), unavailable),
    isReplying: () => replyingIn(place) !== null,
    cancelReply: () => setReplying(place, null),
    replyLast: () => hands.use(({ replyToLast }) => replyToLast(last), unavailable),
    cancelEdit: () => endEditing(place),
  }
}

/** A message that is deleted while it is being changed takes the change with it; what was typed becomes the draft. */
function useEndWithMessage(
  roomId: string,
  root: number | undefined,
  draft: string,
  writeDraft: (text: string) => void,
): void {
  const client = useClient()
  const place = placeOf(roomId, root)
  const editing = useEditing(place)
  useEffect(() => {
    if (editing === null) return
    const store = root === undefined ? client.timeline(roomId) : client.thread(roomId, root)
    const look = () => {
      const row = store.getSnapshot().rows.find(({ key }) => key === editing.key)
      if (row?.state !== 'sent' || row.message.body !== null) return
      endEditing(place)
      if (draft === '' && editing.text !== editing.original) writeDraft(editing.text)
    }
    look()
    return store.subscribe(look)
  }, [client, roomId, root, place, editing, draft, writeDraft])
}
