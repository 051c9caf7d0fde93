'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { useRefusalText } from './refusal-text.ts'
import { whenJoined } from './when-joined.ts'

/** A public room that the person may join, as the server drew it. */
export interface Offer {
  readonly roomId: string
  readonly name: string
  readonly topic: string
  readonly memberCount: number
}

/** Offers to join the room that the address names. Without an offer from the server only its id is known. */
export function JoinOffer({ roomId, offer }: { roomId: string; offer: Offer | null }) {
  const t = useTranslations('rooms.offer')
  const count = useTranslations('rooms.browse')
  const client = useClient()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)

  async function join() {
    setBusy(true)
    setRefusal(null)
    try {
      await client.call('room.join', { roomId })
      await whenJoined(client, roomId)
    } catch (error) {
      setRefusal(error)
    }
    setBusy(false)
  }

  return (
    <EmptyState
      level={1}
      title={offer ? t('title', { name: offer.name }) : t('titleUnknown')}
      action={
        <Button variant="primary" busy={busy} data-testid="join-room" onClick={join}>
          {t('join')}
        </Button>
      }
    >
      {offer ? (
        <p className="mb-2 text-small">
          {count('memberCount', { count: offer.memberCount })}
          {offer.topic ? <span lang={languageOf(offer.topic)}>{` · ${offer.topic}`}</span> : null}
        </p>
      ) : null}
      <p>{t('body')}</p>
      {refusal === null ? null : (
        <p role="alert" className="mt-2 text-danger-ink text-small">
          {refusalText(refusal)}
        </p>
      )}
    </EmptyState>
  )
}
