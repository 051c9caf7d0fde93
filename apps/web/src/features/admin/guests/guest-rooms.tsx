'use client'

import type { GuestRoom } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useAct } from '../use-act.ts'
import { RoomPicker } from './room-picker.tsx'

interface GuestRoomsProps {
  personId: string
  rooms: readonly GuestRoom[]
  onChanged: () => void
}

/** The rooms that a guest is in: each choice holds at once. */
export function GuestRooms({ personId, rooms, onChanged }: GuestRoomsProps) {
  const t = useTranslations('admin.guests')
  const client = useClient()
  const act = useAct()
  const choose = (chosen: readonly GuestRoom[]) =>
    client.call('accounts.rooms', { personId, roomIds: chosen.map(({ id }) => id) })
  const change = (chosen: readonly GuestRoom[], said: string) =>
    void act(() => choose(chosen), { said, undo: () => choose(rooms), after: onChanged }).catch(() => undefined)
  return (
    <DrawerSection title={t('title')} testId="guest-rooms">
      <p className="mb-2.5 text-ink-muted text-meta">{t('hint')}</p>
      <RoomPicker
        rooms={rooms}
        onAdd={(room) => change([...rooms, room], t('added', { room: room.name }))}
        onRemove={(room) =>
          change(
            rooms.filter(({ id }) => id !== room.id),
            t('removed', { room: room.name }),
          )
        }
      />
    </DrawerSection>
  )
}
