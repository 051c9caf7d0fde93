'use client'

import type { ErrorCode, Room } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { languageOf } from '../messages/body/language.ts'
import { FormError } from '../session/form-error.tsx'
import { roomPath } from '../shell/room-path.ts'
import { useRefusalText } from './refusal-text.ts'

type InviteOfferProps =
  | { code: string; refused: ErrorCode }
  | { code: string; room: Room; memberCount: number; refused?: never }

/** The room that an invitation leads to, and the button that enters it; or why it leads nowhere. */
export function InviteOffer(props: InviteOfferProps) {
  const t = useTranslations('rooms.invitation')
  const sentence = useSentence()
  if (props.refused !== undefined) {
    return (
      <div className="grid justify-items-start gap-4" data-testid="invite-refused">
        <FormError>{sentence({ code: props.refused })}</FormError>
        <a href="/" className="touchable">
          {t('toRooms')}
        </a>
      </div>
    )
  }
  return <Enter {...props} />
}

function Enter({ code, room, memberCount }: Extract<InviteOfferProps, { room: Room }>) {
  const t = useTranslations('rooms.invitation')
  const count = useTranslations('rooms.browse')
  const client = useClient()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)

  async function enter() {
    setBusy(true)
    setRefusal(null)
    try {
      await client.call('invite.accept', { code })
      window.location.assign(roomPath(room.id))
    } catch (error) {
      setRefusal(error)
      setBusy(false)
    }
  }
  return (
    <div className="grid gap-4" data-testid="invite-offer">
      <p className="text-ink-muted text-small">
        {count('memberCount', { count: memberCount })}
        {room.topic ? <span lang={languageOf(room.topic)}>{` · ${room.topic}`}</span> : null}
      </p>
      {room.description ? (
        <p className="wrap-anywhere whitespace-pre-wrap text-small" lang={languageOf(room.description)}>
          {room.description}
        </p>
      ) : null}
      {refusal === null ? null : <FormError>{refusalText(refusal)}</FormError>}
      <Button variant="primary" size="large" wide busy={busy} data-testid="accept-invite" onClick={enter}>
        {t('enter')}
      </Button>
    </div>
  )
}
