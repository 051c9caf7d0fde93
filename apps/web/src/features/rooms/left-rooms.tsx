'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useClient, useRooms } from '../connection/client-provider.tsx'

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
  const rooms = useRooms()
  // Once it is left, its name is not known any more.
  const names = useRef(new Map<string, string>())
  useEffect(() => {
    names.current = new Map(rooms.map(({ room }) => [room.id, room.name]))
  }, [rooms])
  useEffect(
    () =>
      client.on('roomLeft', ({ roomId, by }) => {
        const name = names.current.get(roomId)
        if (leaving.delete(roomId) || !name) return
        const who = client.people.getSnapshot().get(by ?? '')?.displayName
        toast(who === undefined ? t('out', { name }) : t('removed', { name, who }))
      }),
    [client, t],
  )
  return null
}
