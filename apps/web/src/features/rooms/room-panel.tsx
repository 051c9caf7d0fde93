'use client'

import { useTranslations } from 'next-intl'
import { TextButton } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useBootstrap, usePerson, useRoom } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { PanelFrame } from '../panel/panel-frame.tsx'
import { PersonAvatar } from '../presence/person-presence.tsx'
import { StatusMark } from '../profiles/status-mark.tsx'
import { type RoomMember, useMembers } from './use-members.ts'

/** What the room is about, and who is in it. */
export default function RoomPanel({ roomId }: { roomId: string }) {
  const t = useTranslations('rooms.members')
  const entry = useRoom(roomId)
  const topic = entry?.room.topic ?? ''
  const memberCount = entry?.memberCount ?? 0
  const { members, next, state, more, again } = useMembers(roomId, memberCount)

  return (
    <PanelFrame title={t('title')}>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-[env(safe-area-inset-bottom)]">
        <section className="border-line border-b px-5 py-4">
          <h3 className="mb-2 font-medium text-small">{t('topic')}</h3>
          <p
            lang={languageOf(topic)}
            className={`wrap-anywhere whitespace-pre-wrap text-small leading-[1.6] zh:leading-[1.7] ${topic ? 'text-ink-muted' : 'text-ink-subtle'}`}
          >
            {topic || t('noTopic')}
          </p>
        </section>
        <section className="px-5 py-4" aria-busy={state === 'loading'}>
          <h3 className="mb-2 flex gap-1.5 font-medium text-small">
            {t('members')}
            <span className="font-normal text-ink-subtle tabular-nums">{memberCount}</span>
          </h3>
          <ul data-testid="member-list">
            {members.map((member) => (
              <MemberRow key={member.member.userId} {...member} />
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
      </div>
    </PanelFrame>
  )
}

function MemberRow({ member, person: listed }: RoomMember) {
  const t = useTranslations('rooms.members')
  const { me } = useBootstrap()
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
            className="truncate rounded-seal text-left hover:underline"
          >
            {person.displayName}
          </button>
          <StatusMark personId={person.id} />
        </p>
        <p className="flex text-ink-subtle text-meta leading-4 zh:leading-4">
          <span className="truncate">@{person.handle}</span>
          {person.id === me.id ? <span className="shrink-0 whitespace-pre">{` · ${t('you')}`}</span> : null}
        </p>
      </div>
      {workspaceRole ? <Tag>{workspaceRole}</Tag> : null}
      {member.role === 'member' ? null : <Tag tone="link">{t(member.role)}</Tag>}
    </li>
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
