'use client'

import type { Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Avatar } from '../../../ui/avatar.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { Drawer, DrawerWaiting, Facts } from '../drawer.tsx'
import type { Column } from '../table/column.ts'
import { Failed, ListView, OPEN } from '../table/list-view.tsx'
import { useAddress } from '../table/use-address.ts'
import { useRead } from '../table/use-read.ts'
import { PersonActs } from './person-acts.tsx'

/** As many as one answer brings. */
const MOST = 20

/** Finds somebody, as everybody may, to mute or ban them. */
export function PeopleTab() {
  const t = useTranslations('admin.moderation')
  const client = useClient()
  const { params } = useAddress()
  const columns = useColumns()
  const query = params.get('q') ?? ''
  const list = useRead(`people ${query}`, async () => {
    const { people } = await client.call('people.search', { query, limit: MOST })
    return { rows: people, next: null, total: null }
  })
  const openId = params.get(OPEN)
  return (
    <>
      {list.value?.rows.length === MOST ? (
        <p className="border-line border-b bg-sunken px-4 py-2 text-ink-muted text-small sm:px-6">
          {t('searchForMore', { count: MOST })}
        </p>
      ) : null}
      <ListView
        label={t('tabs.people')}
        list={list}
        columns={columns}
        idOf={idOf}
        sort={null}
        filters={['q']}
        empty={{ title: t('nobody'), hint: t('nobodyHint') }}
      />
      {openId === null ? null : <ModeratedDrawer key={openId} personId={openId} />}
    </>
  )
}

function useColumns(): readonly Column<Person>[] {
  const t = useTranslations('admin.moderation')
  const roles = useTranslations('admin.roles')
  return [
    {
      id: 'person',
      label: t('person'),
      onPhone: 'head',
      cell: ({ id, displayName, handle }) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar id={id} name={displayName} size={24} />
          <span className="min-w-0 truncate font-medium" lang={languageOf(displayName)}>
            {displayName}
          </span>
          <span className="min-w-0 truncate text-ink-subtle">@{handle}</span>
        </span>
      ),
    },
    { id: 'role', label: t('role'), width: 'w-32', onPhone: 'plain', cell: ({ role }) => roles(role) },
  ]
}

function ModeratedDrawer({ personId }: { personId: string }) {
  const t = useTranslations('admin.moderation')
  const roles = useTranslations('admin.roles')
  const client = useClient()
  const read = useRead(personId, () => client.call('moderation.person', { personId }))
  const person = read.value?.person
  return (
    <Drawer
      title={person?.displayName ?? t('person')}
      head={
        person ? (
          <div className="flex items-center gap-3">
            <Avatar id={person.id} name={person.displayName} size={36} />
            <div className="min-w-0">
              <h2 className="truncate font-semibold text-body leading-5" lang={languageOf(person.displayName)}>
                {person.displayName}
              </h2>
              <p className="truncate text-ink-muted text-small">{person.handle && `@${person.handle}`}</p>
            </div>
          </div>
        ) : (
          <Skeleton className="h-9 w-48" />
        )
      }
    >
      {read.value ? (
        <>
          <Facts
            facts={[
              { name: t('role'), value: roles(read.value.person.role) },
              ...(read.value.person.title ? [{ name: t('personTitle'), value: read.value.person.title }] : []),
            ]}
          />
          <PersonActs moderated={read.value} onChanged={read.refresh} />
        </>
      ) : read.state === 'failed' ? (
        <Failed onRetry={read.refresh} />
      ) : (
        <DrawerWaiting />
      )}
    </Drawer>
  )
}

const idOf = ({ id }: Person) => id
