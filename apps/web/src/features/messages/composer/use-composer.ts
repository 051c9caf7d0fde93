'use client'

import { useEffect } from 'react'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { attachmentsOf, useAttachments } from '../../files/use-attachments.ts'
import { tellTyping } from '../../typing/tell-typing.ts'
import { askToDelete } from '../acts/deleting.ts'
import { beginEditing, endEditing, useEditing, writeEditing } from '../acts/editing.ts'
import { bodyOf } from '../acts/row-acts.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { isHidden } from '../timeline/items.ts'
import { measureText, type TextLength } from './text-length.ts'

export interface ComposerState {
  /** What stands in the box: the draft, or the message that is being changed. */
  readonly text: string
  readonly isEditing: boolean
  readonly length: TextLength
  /** Whether there is something that may go. */
  readonly canSubmit: boolean
  write(text: string): void
  /** Sends, or saves the change. Does nothing where it may not go; the text stays then. */
  submit(): void
  /** The person turns to something else: nobody waits for their text. */
  pause(): void
  editLast(): void
  cancelEdit(): void
}

/** What the composer of one room holds and does. The room is captured here, so nothing can go to another one. */
export function useComposer(roomId: string): ComposerState {
  const client = useClient()
  const { me, limits } = useBootstrap()
  const [draft, writeDraft] = useDraft(roomId)
  const editing = useEditing(roomId)
  const text = editing?.text ?? draft
  const length = measureText(text, limits)
  const isEmpty = text.trim() === ''
  const { attachments } = useAttachments(roomId)
  const isRefused = attachments.some(({ refusal }) => refusal !== null)
  const fits = length.over === 0 && length.overBytes === 0
  useEndWithMessage(roomId, draft, writeDraft)

  const pause = () => tellTyping(client, roomId, '')
  const save = () => {
    if (editing === null) return
    const body = editing.text.trimEnd()
    endEditing(roomId)
    if (isEmpty) askToDelete({ roomId, seq: editing.seq })
    else if (body !== editing.original.trimEnd()) client.edit(roomId, editing.seq, body)
  }
  return {
    text,
    isEditing: editing !== null,
    length,
    canSubmit: fits && (editing !== null || (!isRefused && (!isEmpty || attachments.length > 0))),
    write: (next) => {
      if (editing !== null) return writeEditing(roomId, next)
      writeDraft(next)
      tellTyping(client, roomId, next)
    },
    submit: () => {
      if (!fits) return
      if (editing !== null) return save()
      if (isRefused || (isEmpty && attachments.length === 0)) return
      const body = text.trimEnd()
      // Stored in the outbox, or with the uploads that it waits for, before the draft goes: there is no moment without a copy.
      if (attachments.length === 0) client.send(roomId, body)
      else attachmentsOf(me.id).submit(roomId, body, (files) => void client.send(roomId, body, { files }))
      writeDraft('')
      pause()
    },
    pause,
    editLast: () => {
      const { rows } = client.timeline(roomId).getSnapshot()
      const last = rows.findLast((row) => row.state === 'sent' && row.message.authorId === me.id && !isHidden(row))
      if (last?.state === 'sent') beginEditing(roomId, { seq: last.message.seq, key: last.key, body: bodyOf(last) })
    },
    cancelEdit: () => endEditing(roomId),
  }
}

/** A message that is deleted while it is being changed takes the change with it; what was typed becomes the draft. */
function useEndWithMessage(roomId: string, draft: string, writeDraft: (text: string) => void): void {
  const client = useClient()
  const editing = useEditing(roomId)
  useEffect(() => {
    if (editing === null) return
    const store = client.timeline(roomId)
    const look = () => {
      const row = store.getSnapshot().rows.find(({ key }) => key === editing.key)
      if (row?.state !== 'sent' || row.message.body !== null) return
      endEditing(roomId)
      if (draft === '' && editing.text !== editing.original) writeDraft(editing.text)
    }
    look()
    return store.subscribe(look)
  }, [client, roomId, editing, draft, writeDraft])
}
