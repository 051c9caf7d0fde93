'use client'

import type { PresenceState } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useCallback, useSyncExternalStore } from 'react'
import { Avatar, type AvatarSize } from '../../ui/avatar.tsx'
import { useClient, usePerson } from '../connection/client-provider.tsx'
import { useNow } from '../sidebar/use-now.ts'
import { presenceCode, watchPresence } from './late-presence.ts'

/** How somebody is, watched while it is shown. Undefined until the server told. */
export function usePresence(personId: string): PresenceState | undefined {
  const client = useClient()
  const subscribe = useCallback((onChange: () => void) => watchPresence(client, personId, onChange), [client, personId])
  const read = () => presenceCode.known?.presenceOf(client).of(personId).getSnapshot()
  return useSyncExternalStore(subscribe, read, () => undefined)
}

export interface PersonAvatarProps {
  id: string
  name: string
  size: AvatarSize
}

/** A name seal with the shape of the person's presence, and its word for who cannot see it. */
export function PersonAvatar(props: PersonAvatarProps) {
  const t = useTranslations('presence')
  const p = useTranslations('profile')
  const told = usePresence(props.id)
  const person = usePerson(props.id)
  const now = useNow()
  const isQuiet =
    told !== undefined && told !== 'offline' && person !== undefined && presenceCode.known?.isQuietAt(person, now)
  const presence = isQuiet ? 'busy' : told
  if (presence === undefined) return <Avatar {...props} />
  const word =
    presence === 'busy'
      ? p('isQuiet')
      : presence === 'online'
        ? t('online')
        : presence === 'away'
          ? t('away')
          : t('offline')
  return (
    <span
      className="relative"
      data-testid="presence"
      data-presence={presence}
      data-tooltip={word}
      data-tooltip-side="left"
    >
      <Avatar {...props} presence={presence} />
      <span className="sr-only">{word}</span>
    </span>
  )
}
