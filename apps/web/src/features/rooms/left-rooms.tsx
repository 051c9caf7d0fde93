'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useClient, useStore } from '../connection/client-provider.tsx'

/** Rooms that this page leaves by the person's own hand. */
const leaving = new Set<string>()

/** That the person is out of this room is no news; `false` where it came to nothing. */
export function leaveByHand(roomId: string, isLeaving = true): void {
  if (isLeaving) leaving.add(roomId)
  else leaving.delete(roomId)
}

/** Says that the person is out of a room where they did not do that here: it would only be gone. */
export function LeftRooms() {
  const t = useTranslations('rooms.leave')
  const client = useClient()
  const rooms = useStore(client.rooms)
  // Once it is left, its name is not known any more.
  const held = useRef(rooms)
  useEffect(() => {
    held.current = rooms
  }, [rooms])
  useEffect(
    () =>
      client.on('roomLeft', ({ roomId, by }) => {
        const name = held.current.find(({ room }) => room.id === roomId)?.room.name
        if (leaving.delete(roomId) || !name) return
        const who = client.people.getSnapshot().get(by ?? '')?.displayName
        toast(who === undefined ? t('out', { name }) : t('removed', { name, who }))
      }),
    [client, t],
  )
  return null
}
