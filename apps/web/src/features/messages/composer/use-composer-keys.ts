'use client'

import { type RefObject, useState } from 'react'
import { insertText } from '../../../ui/insert-text.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { isHidden } from '../timeline/items.ts'
import { composerActOf } from './composer-act.ts'
import type { Formatting } from './formatting/use-formatting.ts'
import { useSendKey } from './send-key.ts'
import { SentHistory } from './sent-history.ts'
import type { ComposerState } from './use-composer.ts'
import { useTouch } from './use-touch.ts'

export interface ComposerKeysOptions {
  roomId: string
  composer: ComposerState
  formatting: Formatting
  submit: () => void
}

/** What the keys do in the box: send, make a line, format, walk through what was sent, begin and end an edit. */
export function useComposerKeys(
  box: RefObject<HTMLTextAreaElement | null>,
  { roomId, composer, formatting, submit }: ComposerKeysOptions,
): (event: KeyboardEvent) => void {
  const client = useClient()
  const { me } = useBootstrap()
  const touch = useTouch()
  const sendKey = useSendKey()
  const [history] = useState(() => new SentHistory())

  const walk = (direction: 'back' | 'forward'): boolean => {
    const sent = client
      .timeline(roomId)
      .getSnapshot()
      .rows.flatMap((row) => {
        if (isHidden(row)) return []
        const authorId = row.state === 'sent' ? row.message.authorId : row.authorId
        const body = row.state === 'sent' ? row.message.body : row.body
        return authorId === me.id && body ? [body] : []
      })
    const text = history.step(direction, composer.writing.read(), sent.reverse())
    const area = box.current
    if (text === null || area === null) return false
    insertText(area, text, 0, area.value.length)
    return true
  }

  return (event) => {
    if (formatting.takesKey(event)) return
    const act = composerActOf(event, {
      touch,
      empty: composer.writing.read() === '',
      editing: composer.isEditing,
      replying: composer.isReplying(),
      sendKey,
      inCode: sendKey === 'code' && formatting.isInCode(),
    })
    if (act === null) return
    // What is not taken here is left to the browser: it makes the line, or moves the caret.
    if (act === 'new-line' && !formatting.takesNewLine()) return
    if (act === 'history-back' && !walk('back')) return
    if (act === 'history-forward' && !walk('forward')) return
    event.preventDefault()
    if (act === 'send') submit()
    else if (act === 'edit-last') composer.editLast()
    else if (act === 'cancel-edit') composer.cancelEdit()
    else if (act === 'reply-last') composer.replyLast()
    else if (act === 'cancel-reply') composer.cancelReply()
  }
}
