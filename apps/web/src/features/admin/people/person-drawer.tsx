'use client'

import { type AccountDetails, mayChangeRole } from '@parley/protocol'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Time } from '../../../i18n/time.tsx'
import { Avatar } from '../../../ui/avatar.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { Drawer, DrawerSection, DrawerWaiting, Facts, HeadWaiting } from '../drawer.tsx'
import { GuestRooms } from '../guests/guest-rooms.tsx'
import { AccountModeration } from '../moderation/person-acts.tsx'
import { Failed, Stale } from '../table/failed.tsx'
import { useRead } from '../table/use-read.ts'
import { AccessSection } from './access-section.tsx'
import { EraseSection } from './erase-section.tsx'
import { StatusTag } from './people-columns.tsx'
import { PersonSessions } from './person-sessions.tsx'
import { RoleChoice } from './role-choice.tsx'
import { useShownPerson } from './use-shown-person.ts'

/** One person: who they are here, where they are signed in, and what can be done about them. */
export function PersonDrawer({ personId, onChanged }: { personId: string; onChanged: () => void }) {
  const t = useTranslations('admin.people')
  const client = useClient()
  const read = useRead(personId, () => client.call('accounts.read', { personId }))
  const shown = useShownPerson()
  const details = read.value
  const person = details && shown(details.account.person)
  const changed = () => {
    read.refresh()
    onChanged()
  }
  return (
    <Drawer
      title={person?.displayName ?? t('person')}
      head={
        details && person ? (
          <div className="flex items-center gap-3">
            <Avatar id={person.id} name={person.displayName} size={36} />
            <div className="min-w-0">
              <h2 className="flex items-center gap-2 font-semibold text-body leading-5">
                <span className="truncate" lang={languageOf(person.displayName)}>
                  {person.displayName}
                </span>
                <StatusTag status={details.account.status} />
              </h2>
              <p className="truncate text-ink-muted text-small">{person.handle && `@${person.handle}`}</p>
            </div>
          </div>
        ) : (
          <HeadWaiting state={read.state} className="h-9 w-48" />
        )
      }
    >
      <Stale read={read} />
      {details?.account.status === 'erased' ? (
        <Erased personId={personId} />
      ) : details ? (
        <Details details={details} onChanged={changed} onGone={onChanged} />
      ) : read.state === 'failed' ? (
        <Failed error={read.error} onRetry={read.refresh} />
      ) : (
        <DrawerWaiting />
      )}
    </Drawer>
  )
}

/** Of whom was erased there is nothing to show. */
function Erased({ personId }: { personId: string }) {
  const t = useTranslations('admin.people')
  return (
    <>
      <p className="m-5 rounded-control bg-sunken px-3 py-2 text-ink-muted text-small" data-testid="person-note">
        {t('isErased')}
      </p>
      <AuditLink personId={personId} />
    </>
  )
}

function AuditLink({ personId }: { personId: string }) {
  const t = useTranslations('admin.people')
  return (
    <p className="border-line border-t px-5 pt-4 text-small">
      <Link
        href={`/admin/audit?target=${personId}`}
        data-testid="person-audit"
        className="inline-flex items-center pointer-coarse:min-h-11"
      >
        {t('audit')}
      </Link>
    </p>
  )
}

interface DetailsProps {
  details: AccountDetails
  onChanged: () => void
  /** The person is no more. */
  onGone: () => void
}

function Details({ details, onChanged, onGone }: DetailsProps) {
  const t = useTranslations('admin.people')
  const { me } = useBootstrap()
  const { account, rooms, ownedRooms } = details
  const { person } = account
  const isMe = person.id === me.id
  const mayChange = mayChangeRole(me.role, person.role)
  return (
    <>
      <Facts
        facts={[
          { name: t('email'), value: account.email ?? t('noEmail'), isWide: true },
          { name: t('joined'), value: <Time at={account.createdAt} style="exact" /> },
          {
            name: t('lastSeen'),
            value: account.lastSeenAt === null ? t('never') : <Time at={account.lastSeenAt} style="exact" />,
          },
          { name: t('rooms'), value: t('roomCount', { count: rooms, owned: ownedRooms }) },
        ]}
      />
      {isMe || !mayChange ? (
        <p
          className="mx-5 mb-4 rounded-control bg-sunken px-3 py-2 text-ink-muted text-small"
          data-testid="person-note"
        >
          {isMe ? t('isMe') : t('isAbove')}
        </p>
      ) : null}
      <DrawerSection title={t('role')}>
        <RoleChoice account={account} onChanged={onChanged} />
      </DrawerSection>
      {details.guestRooms && mayChange ? (
        <GuestRooms person={person} rooms={details.guestRooms} onChanged={onChanged} />
      ) : null}
      <PersonSessions details={details} mayEnd={mayChange && !isMe} onChanged={onChanged} />
      {isMe ? null : <AccountModeration personId={person.id} onChanged={onChanged} />}
      {mayChange && !isMe ? <AccessSection account={account} onChanged={onChanged} /> : null}
      {mayChange && !isMe ? <EraseSection account={account} onGone={onGone} /> : null}
      <AuditLink personId={person.id} />
    </>
  )
}
