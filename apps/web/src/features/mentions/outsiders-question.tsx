'use client'

import { Refusal } from '@parley/protocol'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { TextButton } from '../../ui/banner.tsx'
import { keepFocus } from '../../ui/keep-focus.ts'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, useStore } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { useRoomTitle } from '../rooms/use-room-title.ts'
import type { Called } from './outsiders-note.tsx'

/** What may be done about them. */
export default function OutsidersQuestion({ called, onDone }: { called: Called; onDone: () => void }) {
  const t = useTranslations('inbox')
  const client = useClient()
  const sentence = useSentence()
  const locale = useLocale()
  const { me } = useBootstrap()
  const people = useStore(client.people)
  const room = useRoomTitle(called.roomId)
  const [isBusy, setIsBusy] = useState(false)
  const { roomId, personIds, message } = called
  const known = personIds.flatMap((id) => people.get(id) ?? [])
  const names = new Intl.ListFormat(locale).format(known.map(({ displayName }) => displayName))
  useEffect(() => {
    // They come into the store with the answer.
    client.call('people.get', { ids: [...personIds] }).catch(() => undefined)
  }, [client, personIds])

  // What was pressed is gone with the question.
  useEffect(() => () => void setTimeout(keepFocus), [])

  const act = async (run: () => Promise<unknown>, done: string) => {
    setIsBusy(true)
    try {
      await run()
      toast(done)
      onDone()
    } catch (error) {
      toast(error instanceof Refusal ? sentence(error) : sentence(new Refusal('INTERNAL')), { tone: 'danger' })
      setIsBusy(false)
    }
  }
  const notify = async () => {
    const text = t('note', { name: me.displayName, room, text: message.body ?? '' }).slice(0, 2_000)
    for (const id of personIds) {
      const { room: direct } = await client.call('room.direct', { personIds: [id] })
      client.send(direct.room.id, text)
    }
  }
  if (known.length === 0) return null
  return (
    <div
      role="status"
      data-testid="outsiders-note"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3.5 py-1.5 text-ink-muted text-small"
    >
      <span className="grow">{t('notInRoom', { names, count: known.length })}</span>
      <span className="flex gap-3" inert={isBusy}>
        <TextButton
          data-testid="outsiders-add"
          onClick={() =>
            void act(() => client.call('room.invite', { roomId, personIds: [...personIds] }), t('added', { names }))
          }
        >
          {t('add')}
        </TextButton>
        <TextButton data-testid="outsiders-notify" onClick={() => void act(notify, t('noted', { names }))}>
          {t('notify')}
        </TextButton>
        <TextButton data-testid="outsiders-leave" onClick={onDone}>
          {t('nothingToDo')}
        </TextButton>
      </span>
    </div>
  )
}
