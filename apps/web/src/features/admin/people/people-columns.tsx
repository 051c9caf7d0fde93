'use client'

import type { Account } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import { Avatar } from '../../../ui/avatar.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { languageOf } from '../../messages/body/language.ts'
import type { Column } from '../table/column.ts'
import { Moment } from '../table/moment.tsx'

/** What the table of people tells of each. */
export function usePeopleColumns(): readonly Column<Account>[] {
  const t = useTranslations('admin.people')
  const roles = useTranslations('admin.roles')
  const format = useFormatter()
  return [
    {
      id: 'name',
      label: t('name'),
      sort: 'name',
      onPhone: 'head',
      cell: ({ person, status }) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar id={person.id} name={person.displayName} size={24} />
          <span className="min-w-0 truncate font-medium" lang={languageOf(person.displayName)}>
            {person.displayName}
          </span>
          <span className="min-w-0 truncate text-ink-subtle max-lg:md:hidden">
            {person.handle && `@${person.handle}`}
          </span>
          <StatusTag status={status} />
        </span>
      ),
    },
    {
      id: 'email',
      label: t('email'),
      sort: 'email',
      width: 'xl:min-w-64',
      onPhone: 'hidden',
      isWideOnly: true,
      cell: ({ email }) => (email === null ? <Nothing /> : <span className="block max-w-64 truncate">{email}</span>),
    },
    {
      id: 'role',
      label: t('role'),
      sort: 'role',
      width: 'xl:min-w-28',
      onPhone: 'plain',
      cell: ({ person }) => roles(person.role),
    },
    {
      id: 'sessions',
      label: t('devices'),
      width: 'xl:min-w-24',
      isNumber: true,
      onPhone: 'labelled',
      cell: ({ sessions }) => format.number(sessions),
    },
    {
      id: 'seen',
      label: t('lastSeen'),
      sort: 'seen',
      isLargestFirst: true,
      width: 'xl:min-w-32',
      isNumber: true,
      onPhone: 'labelled',
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? t('never') : <Moment at={lastSeenAt} />),
    },
    {
      id: 'created',
      label: t('joined'),
      sort: 'created',
      isLargestFirst: true,
      width: 'xl:min-w-32',
      isNumber: true,
      onPhone: 'hidden',
      cell: ({ createdAt }) => <Moment at={createdAt} />,
    },
  ]
}

/** Whether somebody is kept out; nothing for whom all is well. */
export function StatusTag({ status }: { status: Account['status'] }) {
  const t = useTranslations('admin.people.statuses')
  if (status === 'active') return null
  return <Tag tone={status === 'suspended' ? 'warn' : 'plain'}>{t(status)}</Tag>
}

/** Where a cell has nothing to tell. */
export function Nothing() {
  return (
    <span aria-hidden className="text-ink-subtle">
      –
    </span>
  )
}
