'use client'

import type { ManagedRoom, Member, Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { useAct } from '../use-act.ts'

export interface Leaving {
  readonly member: Member
  readonly person: Person
  /** As what they come back where that is undone. */
  readonly role: Member['role']
}

interface RemoveMemberDialogProps {
  managed: ManagedRoom
  /** Who is to go; null closes it. */
  leaving: Leaving | null
  onClose: () => void
  onChanged: () => void
  onHandOver: () => void
}

/** Puts somebody out of a room once it was said what that does. Its only owner hands it over first. */
export function RemoveMemberDialog({ managed, leaving, onClose, onChanged, onHandOver }: RemoveMemberDialogProps) {
  const t = useTranslations('admin.rooms')
  const client = useClient()
  const act = useAct()
  const { room, ownerCount } = managed
  const names = { name: leaving?.person.displayName ?? '', room: room.name }
  const remove = async () => {
    if (leaving === null) return
    const { role } = leaving
    const personId = leaving.person.id
    const ofRoom = { roomId: room.id, personId }
    await act(() => client.call('rooms.remove', ofRoom), {
      said: t('removed', names),
      undo: async () => {
        await client.call('rooms.add', { roomId: room.id, personIds: [personId] })
        if (role !== 'member') await client.call('rooms.appoint', { ...ofRoom, role })
      },
      after: onChanged,
    })
  }
  const isOnlyOwner = leaving?.member.role === 'owner' && ownerCount === 1
  return (
    <ConfirmDialog
      open={leaving !== null}
      onOpenChange={(open) => open || onClose()}
      title={t('removeTitle', names)}
      description={
        isOnlyOwner
          ? t('removeOnlyOwner', names)
          : t(room.kind === 'public' ? 'removeHintPublic' : 'removeHintPrivate', names)
      }
      confirmLabel={isOnlyOwner ? t('transfer') : t('removeDo')}
      destructive={!isOnlyOwner}
      onConfirm={isOnlyOwner ? onHandOver : remove}
    />
  )
}
