'use client'

import type { RoomEntry } from '@parley/client'
import { Crown, MessageSquare, MoreHorizontal, Shield, UserMinus, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, usePerson } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { PersonAvatar } from '../presence/person-presence.tsx'
import { StatusMark } from '../profiles/status-mark.tsx'
import { mayIn } from './may-in.ts'
import { openDirect } from './open-direct.ts'
import { useRefusalText } from './refusal-text.ts'
import type { RoomMember } from './use-members.ts'

/** Somebody in a room, with what the person may do about them. */
export function MemberRow({ entry, member, person: listed }: RoomMember & { entry: RoomEntry }) {
  const t = useTranslations('rooms.members')
  const { me } = useBootstrap()
  const [asks, ask] = useState<'remove' | 'transfer' | null>(null)
  const person = usePerson(listed.id) ?? listed
  const workspaceRole = person.role === 'owner' ? t('workspaceOwner') : person.role === 'admin' ? t('admin') : undefined
  return (
    <li
      data-testid="member-row"
      data-handle={person.handle}
      data-role={member.role}
      data-workspace-role={person.role}
      className="flex min-h-11 items-center gap-2.5 py-1 max-md:min-h-[52px]"
    >
      <PersonAvatar id={person.id} name={person.displayName} size={28} />
      <div className="min-w-0 grow leading-[18px]">
        <p className="flex min-w-0 gap-1.5 zh:leading-[18px]">
          <button
            type="button"
            data-profile={person.id}
            lang={languageOf(person.displayName)}
            className="touchable min-w-0 rounded-seal text-left hover:underline"
          >
            <span className="block truncate">{person.displayName}</span>
          </button>
          <StatusMark personId={person.id} />
        </p>
        <p className="flex text-ink-subtle text-meta leading-4 zh:leading-4">
          <span className="truncate">{person.handle && `@${person.handle}`}</span>
          {person.id === me.id ? <span className="shrink-0 whitespace-pre">{` · ${t('you')}`}</span> : null}
        </p>
      </div>
      {workspaceRole ? <Tag>{workspaceRole}</Tag> : null}
      {member.role === 'member' ? null : <Tag tone="link">{t(member.role)}</Tag>}
      <MemberMenu entry={entry} member={member} person={person} onAsk={ask} />
      {asks === null ? null : <AskFirst act={asks} roomId={entry.room.id} person={person} onClose={() => ask(null)} />}
    </li>
  )
}

type MenuProps = RoomMember & { entry: RoomEntry; onAsk: (act: 'remove' | 'transfer') => void }

function MemberMenu({ entry, member, person, onAsk }: MenuProps) {
  const t = useTranslations('rooms.members')
  const client = useClient()
  const { me } = useBootstrap()
  const refusalText = useRefusalText()
  const isMe = person.id === me.id
  const may = mayIn(entry)
  const isOpen = entry.room.archivedAt === undefined
  const refused = (error: unknown) => void toast(refusalText(error), { tone: 'danger' })
  const appoint = (role: RoomMember['member']['role']) => () =>
    void client.call('room.appoint', { roomId: entry.room.id, personId: person.id, role }).catch(refused)
  const roles = [
    { role: 'owner', icon: <Crown size={16} aria-hidden /> },
    { role: 'moderator', icon: <Shield size={16} aria-hidden /> },
    { role: 'member', icon: <UserRound size={16} aria-hidden /> },
  ] as const
  const entries: MenuEntry[] = []
  if (!isMe && entry.room.kind !== 'direct') {
    entries.push({
      id: 'message',
      label: t('message'),
      icon: <MessageSquare size={16} aria-hidden />,
      onSelect: () => void openDirect(client, [person.id]).catch(refused),
      'data-testid': 'member-message',
    })
  }
  if (may.own && isOpen) {
    for (const { role, icon } of roles) {
      if (role === member.role) continue
      entries.push({ id: role, label: t(`make.${role}`), icon, onSelect: appoint(role), 'data-testid': `make-${role}` })
    }
    if (!isMe) {
      entries.push({
        id: 'transfer',
        label: t('transfer'),
        icon: <Crown size={16} aria-hidden />,
        onSelect: () => onAsk('transfer'),
        'data-testid': 'transfer-room',
      })
    }
  }
  if (!isMe && may.moderate && (may.own || member.role === 'member')) {
    entries.push(
      { kind: 'separator', id: 'line' },
      {
        id: 'remove',
        label: t('remove'),
        icon: <UserMinus size={16} aria-hidden />,
        danger: true,
        onSelect: () => onAsk('remove'),
        'data-testid': 'remove-member',
      },
    )
  }
  if (entries.length === 0) return null
  return (
    <Menu
      label={t('menu', { name: person.displayName })}
      entries={entries}
      trigger={
        <IconButton
          size="small"
          name={t('menu', { name: person.displayName })}
          icon={<MoreHorizontal size={16} aria-hidden />}
          data-testid="member-menu"
        />
      }
    />
  )
}

interface AskFirstProps {
  act: 'remove' | 'transfer'
  roomId: string
  person: RoomMember['person']
  onClose: () => void
}

function AskFirst({ act, roomId, person, onClose }: AskFirstProps) {
  const t = useTranslations('rooms.members')
  const client = useClient()
  const refusalText = useRefusalText()
  const confirm = async () => {
    try {
      await client.call(act === 'remove' ? 'room.remove' : 'room.transfer', { roomId, personId: person.id })
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
      throw error
    }
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(`askTitle.${act}`, { name: person.displayName })}
      description={t(`askDescription.${act}`)}
      confirmLabel={t(`askConfirm.${act}`)}
      destructive={act === 'remove'}
      onConfirm={confirm}
    />
  )
}
