'use client'

import type { GuestRoom, Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useAct } from '../use-act.ts'
import { RoomPicker } from './room-picker.tsx'

interface GuestRoomsProps {
  person: Person
  rooms: readonly GuestRoom[]
  onChanged: () => void
}

/** The rooms that a guest is in: each choice holds at once. */
export function GuestRooms({ person: { id: personId, displayName: name }, rooms, onChanged }: GuestRoomsProps) {
  const t = useTranslations('admin.guests')
  const client = useClient()
  const act = useAct()
  const [asked, ask] = useState<GuestRoom | null>(null)
  // Its text stays while the dialog goes.
  const [shown, show] = useState<GuestRoom | null>(null)
  if (asked !== null && asked !== shown) show(asked)
  const choose = (chosen: readonly GuestRoom[]) =>
    client.call('accounts.rooms', { personId, roomIds: chosen.map(({ id }) => id) })
  const change = (chosen: readonly GuestRoom[], said: string) =>
    act(() => choose(chosen), { said, undo: () => choose(rooms), after: onChanged })
  return (
    <DrawerSection title={t('title')} testId="guest-rooms">
      <p className="mb-2.5 text-ink-muted text-meta">{t('hint')}</p>
      <RoomPicker
        rooms={rooms}
        onAdd={(room) => void change([...rooms, room], t('added', { room: room.name })).catch(() => undefined)}
        onRemove={ask}
      />
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => open || ask(null)}
        title={t('removeTitle', { name, room: shown?.name ?? '' })}
        description={t('removeHint')}
        confirmLabel={t('removeDo')}
        destructive
        onConfirm={async () => {
          if (asked === null) return
          const left = rooms.filter(({ id }) => id !== asked.id)
          await change(left, t('removed', { room: asked.name }))
        }}
      />
    </DrawerSection>
  )
}
