'use client'

import type { CommandOutput } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useClient } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { MessageBody } from '../messages/body/message-body.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { PersonAvatar } from '../presence/person-presence.tsx'

type Preview = CommandOutput<'room.preview'>

/**
 * What was said last in a public room, for whoever thinks of joining it. Its place is kept until it came, and where nothing was said, so
 * that the button below it never moves under a pointer.
 */
export function RoomPreview({ roomId }: { roomId: string }) {
  const t = useTranslations('rooms.offer')
  const client = useClient()
  const words = useTimeWords()
  const [preview, setPreview] = useState<Preview | null>(null)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let current = true
    client.call('room.preview', { roomId }).then(
      (read) => current && setPreview(read),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [client, roomId])
  useEffect(() => {
    if (preview !== null) end.current?.scrollIntoView({ block: 'end' })
  }, [preview])
  const said = preview?.messages.filter(({ body }) => body !== null) ?? []
  if (preview === null || said.length === 0) return <div className="min-h-0 flex-1" />
  const nameOf = new Map(preview.people.map(({ id, displayName }) => [id, displayName]))
  return (
    <section
      aria-label={t('preview')}
      data-testid="room-preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
      className="flex min-h-0 w-full flex-1 flex-col overflow-y-auto overscroll-contain px-6 py-4 max-md:px-3"
    >
      <ul className="mt-auto grid gap-4">
        {said.map((message) => (
          <li key={message.seq} className="flex gap-3">
            <PersonAvatar id={message.authorId} name={nameOf.get(message.authorId) ?? '…'} size={36} />
            <div className="min-w-0">
              <p className="flex items-baseline gap-2">
                <span className="font-semibold" lang={languageOf(nameOf.get(message.authorId) ?? '')}>
                  {nameOf.get(message.authorId) ?? '…'}
                </span>
                <time dateTime={message.createdAt} className="text-ink-subtle text-meta">
                  {words.brief(Date.parse(message.createdAt))}
                </time>
              </p>
              <MessageBody
                text={message.body ?? ''}
                state="sent"
                editedAt={message.editedAt}
                words={words}
                calls={message}
              />
            </div>
          </li>
        ))}
      </ul>
      <div ref={end} />
    </section>
  )
}
