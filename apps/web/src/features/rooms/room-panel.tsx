'use client'

import type { Room } from '@parley/protocol'
import { Archive, ArchiveRestore, Lock, LogOut, Pencil, UserPlus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { TextButton } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, useRoom } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { PanelFrame } from '../panel/panel-frame.tsx'
import { useShell } from '../shell/shell-context.tsx'
import { mayBring, mayIn } from './may-in.ts'
import { mayMake } from './may-make.ts'
import { MemberRow } from './member-row.tsx'
import { useRefusalText } from './refusal-text.ts'
import { isNamedByPeople } from './room-title.ts'
import { useMembers } from './use-members.ts'
import { useRoomTitle } from './use-room-title.ts'

/** What the room is about, who is in it, and what may be done with it. */
export default function RoomPanel({ roomId }: { roomId: string }) {
  const t = useTranslations('rooms.members')
  const format = useFormatter()
  const entry = useRoom(roomId)
  const { showDialog } = useShell()
  const { me } = useBootstrap()
  const { members, next, state, more, again } = useMembers(roomId, entry?.membersRev ?? 0)
  if (entry === undefined) return null
  const { room, memberCount } = entry
  const may = mayIn(entry)

  return (
    <PanelFrame title={t(isNamedByPeople(room) ? 'titleDirect' : 'title')} testId="room-panel">
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-[env(safe-area-inset-bottom)]">
        {isNamedByPeople(room) ? null : (
          <section className="border-line border-b px-5 py-4">
            <div className="mb-2 flex min-h-7 items-center">
              <h3 className="grow font-medium text-small">{t('topic')}</h3>
              {may.changeTopic ? (
                <Button
                  size="small"
                  variant="quiet"
                  icon={<Pencil size={14} aria-hidden />}
                  data-testid="room-settings"
                  onClick={() => showDialog({ kind: 'room-settings', roomId })}
                >
                  {t('edit')}
                </Button>
              ) : null}
            </div>
            <Text text={room.topic} otherwise={t('noTopic')} />
            {room.description === undefined ? null : (
              <div data-testid="room-description" className="mt-3">
                <Text text={room.description} otherwise="" />
              </div>
            )}
          </section>
        )}
        <section className="px-5 py-4" aria-busy={state === 'loading'}>
          <div className="mb-2 flex min-h-7 items-center">
            <h3 className="flex grow gap-1.5 font-medium text-small">
              {t('members')}
              <span className="font-normal text-ink-subtle tabular-nums">{format.number(memberCount)}</span>
            </h3>
            {mayBring(entry, me).people ? (
              <Button
                size="small"
                variant="quiet"
                icon={<UserPlus size={14} aria-hidden />}
                data-testid="add-people"
                onClick={() => showDialog({ kind: 'invite', roomId })}
              >
                {t('add')}
              </Button>
            ) : null}
          </div>
          <ul data-testid="member-list">
            {members.map((member) => (
              <MemberRow key={member.member.userId} entry={entry} {...member} />
            ))}
          </ul>
          {members.length === 0 && state === 'loading' ? <WaitingRows /> : null}
          {state === 'failed' ? (
            <p role="alert" className="flex gap-2 py-2 text-danger-ink text-small">
              {t('failed')}
              <TextButton onClick={again}>{t('retry')}</TextButton>
            </p>
          ) : null}
          {next !== null && state !== 'failed' ? (
            <Button size="small" wide className="mt-2" busy={state === 'loading'} onClick={more}>
              {t('more')}
            </Button>
          ) : null}
        </section>
        <Retention room={room} />
        <Acts roomId={roomId} />
      </div>
    </PanelFrame>
  )
}

/** For how long messages are kept here, by the room's own word or the workspace's. */
function Retention({ room }: { room: Room }) {
  const t = useTranslations('rooms.members')
  const { retentionDays: usual } = useBootstrap().workspace.rules ?? {}
  const own = room.retentionDays
  const days = own ?? usual ?? 0
  return (
    <p data-testid="room-retention-note" className="border-line border-t px-5 py-3 text-ink-muted text-small">
      {days > 0
        ? t(own === undefined ? 'keptAsUsual' : 'kept', { count: days })
        : t(own === 0 && usual !== undefined ? 'keptForEverHere' : 'keptForEver')}
    </p>
  )
}

/** What may be done with the room as a whole. */
function Acts({ roomId }: { roomId: string }) {
  const t = useTranslations('rooms.members')
  const client = useClient()
  const entry = useRoom(roomId)
  const title = useRoomTitle(roomId)
  const { showDialog } = useShell()
  const refusalText = useRefusalText()
  const bootstrap = useBootstrap()
  if (entry === undefined) return null
  const may = mayIn(entry)
  const isArchived = entry.room.archivedAt !== undefined
  const unarchive = () =>
    client
      .call('room.unarchive', { roomId })
      .catch((error: unknown) => void toast(refusalText(error), { tone: 'danger' }))
  if (!may.promote && !may.own && !may.leave) return null
  return (
    <section className="grid justify-items-start gap-1 border-line border-t px-3 py-3">
      {may.promote && mayMake(bootstrap).includes('private') ? (
        <Button
          variant="quiet"
          icon={<Lock size={16} aria-hidden />}
          data-testid="promote-room"
          onClick={() => showDialog({ kind: 'promote', roomId })}
        >
          {t('promote')}
        </Button>
      ) : null}
      {may.own ? (
        <Button
          variant="quiet"
          icon={isArchived ? <ArchiveRestore size={16} aria-hidden /> : <Archive size={16} aria-hidden />}
          data-testid={isArchived ? 'unarchive-room' : 'archive-room'}
          onClick={() => (isArchived ? void unarchive() : showDialog({ kind: 'archive', roomId }))}
        >
          {t(isArchived ? 'unarchive' : 'archive')}
        </Button>
      ) : null}
      {may.leave ? (
        <Button
          variant="quiet"
          icon={<LogOut size={16} aria-hidden />}
          data-testid="panel-leave-room"
          onClick={() => showDialog({ kind: 'leave', roomId, name: title })}
        >
          {t('leave')}
        </Button>
      ) : null}
    </section>
  )
}

function Text({ text, otherwise }: { text: string; otherwise: string }) {
  return (
    <p
      lang={languageOf(text)}
      className={`wrap-anywhere whitespace-pre-wrap text-small leading-[1.6] zh:leading-[1.7] ${text ? 'text-ink-muted' : 'text-ink-subtle'}`}
    >
      {text || otherwise}
    </p>
  )
}

function WaitingRows() {
  return (
    <div aria-hidden>
      {['w-28', 'w-36', 'w-24'].map((width) => (
        <div key={width} className="flex h-10 items-center gap-2.5">
          <Skeleton className="size-7 rounded-avatar" />
          <Skeleton className={`h-3 ${width}`} />
        </div>
      ))}
    </div>
  )
}
