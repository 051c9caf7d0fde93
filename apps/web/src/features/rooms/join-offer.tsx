'use client'

import { Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { keepFocus } from '../../ui/keep-focus.ts'
import { useAnswers } from '../../ui/use-answers.ts'
import { useAttempt } from '../../ui/use-attempt.ts'
import { useClient } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { RoomMissing } from '../shell/room-missing.tsx'
import { useRefusalText } from './refusal-text.ts'
import { RoomPreview } from './room-preview.tsx'
import { whenJoined } from './when-joined.ts'

/** A public room that the person may join, as the server drew it. */
export interface Offer {
  readonly roomId: string
  readonly name: string
  readonly topic: string
  readonly memberCount: number
  readonly archived: boolean
}

/**
 * Shows what was said last in the room that the address names, and offers to join it. Where the server drew no offer, the room is asked for;
 * one that is not open to the person looks like any that they are not in.
 */
export function JoinOffer({ roomId, offer: drawn }: { roomId: string; offer: Offer | null }) {
  const t = useTranslations('rooms.offer')
  const count = useTranslations('rooms.browse')
  const client = useClient()
  const refusalText = useRefusalText()
  const answers = useAnswers()
  const { busy, refusal, run } = useAttempt()
  const { offer, isClosed } = useOffer(roomId, drawn)
  // It may have come in the place of a room that was written in.
  useEffect(keepFocus, [])

  const join = () =>
    run(async () => {
      await client.call('room.join', { roomId })
      await whenJoined(client, roomId)
    })

  if (isClosed) {
    return (
      <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-6">
        <RoomMissing title={t('titleUnknown')} />
      </div>
    )
  }
  return (
    <div className="flex min-h-0 w-full flex-1 flex-col">
      {offer === null ? null : <RoomPreview key={roomId} roomId={roomId} />}
      <div
        data-testid="join-bar"
        className="grid min-h-40 flex-none place-items-center border-line p-6 not-first:border-t first:flex-1"
      >
        <EmptyState
          level={1}
          title={offer ? t('title', { name: offer.name }) : t('titleUnknown')}
          {...(!offer?.archived && {
            action: (
              <Button variant="primary" busy={busy} disabled={!answers} data-testid="join-room" onClick={join}>
                {t('join')}
              </Button>
            ),
          })}
        >
          {offer ? (
            <p className="mb-2 text-small">
              {count('memberCount', { count: offer.memberCount })}
              {offer.topic ? <span lang={languageOf(offer.topic)}>{` · ${offer.topic}`}</span> : null}
            </p>
          ) : null}
          <p>{t(offer?.archived ? 'archived' : 'body')}</p>
          {refusal === null ? null : (
            <p role="alert" className="mt-2 text-danger-ink text-small">
              {refusalText(refusal)}
            </p>
          )}
        </EmptyState>
      </div>
    </div>
  )
}

/** What is known of the room: as it was drawn, or as the server tells now, which may be that it is not open to the person. */
function useOffer(roomId: string, drawn: Offer | null): { offer: Offer | null; isClosed: boolean } {
  const client = useClient()
  const [asked, setAsked] = useState<Offer | null>(null)
  const [isClosed, setClosed] = useState(false)
  useEffect(() => {
    if (drawn !== null) return
    let current = true
    client.call('room.preview', { roomId }).then(
      ({ listed: { room, memberCount } }) =>
        current &&
        setAsked({
          roomId,
          name: room.name,
          topic: room.topic,
          memberCount,
          archived: room.archivedAt !== undefined,
        }),
      (error: unknown) => current && setClosed(error instanceof Refusal && error.code === 'ROOM_NOT_FOUND'),
    )
    return () => {
      current = false
    }
  }, [client, roomId, drawn])
  return { offer: drawn ?? asked, isClosed }
}
