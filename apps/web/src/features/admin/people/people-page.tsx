'use client'

import type { Account } from '@parley/protocol'
import { UserPlus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '../../../ui/button-classes.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { Filter, Toolbar } from '../table/filters.tsx'
import { ListView, OPEN, useTotal } from '../table/list-view.tsx'
import { SearchBox } from '../table/search-box.tsx'
import { readFilter, readSort, SortChoice } from '../table/sort-choice.tsx'
import { useAddress } from '../table/use-address.ts'
import { useChosen } from '../table/use-chosen.ts'
import { PAGE } from '../table/use-pages.ts'
import { useRead } from '../table/use-read.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { ImportButton } from './import/import-button.tsx'
import { usePeopleColumns } from './people-columns.tsx'
import { PersonDrawer } from './person-drawer.tsx'
import { useShownPerson } from './use-shown-person.ts'

const SORTS = ['name', 'handle', 'email', 'role', 'created', 'seen'] as const
const ROLES = ['owner', 'admin', 'moderator', 'member', 'guest'] as const
const STATUSES = ['active', 'suspended', 'deactivated', 'erased'] as const
const SEEN = ['now', 'day', 'month'] as const

/** Everybody with an account. */
export function PeoplePage() {
  const t = useTranslations('admin.people')
  const roles = useTranslations('admin.roles')
  const client = useClient()
  const shown = useShownPerson()
  const { params } = useAddress()
  const columns = usePeopleColumns()
  const query = params.get('q')
  const after = params.get(PAGE)
  const role = readFilter(params, 'role', ROLES)
  const status = readFilter(params, 'status', STATUSES)
  const seen = readFilter(params, 'seen', SEEN)
  const input = {
    ...(query && { query }),
    ...(role && { role }),
    ...(status && { status }),
    ...(seen && { seen }),
    ...(after && { after }),
    ...readSort(params, SORTS),
  }
  const key = JSON.stringify(input)
  const list = useRead(key, async () => {
    const { accounts, next, total } = await client.call('accounts.list', input)
    return { rows: accounts.map((account) => ({ ...account, person: shown(account.person) })), next, total }
  })
  const people = list.value?.rows ?? []
  const chosen = useChosen(key, people, idOf)
  const openId = params.get(OPEN)
  const total = useTotal(list.value?.total ?? null)
  return (
    <AdminPage title={t('title')} count={total ?? undefined}>
      {chosen.rows.length > 0 ? (
        <ChosenBar accounts={chosen.rows} onDone={chosen.clear} onChanged={list.refresh} />
      ) : (
        <Toolbar>
          <SearchBox label={t('search')} />
          <Filter name="role" label={t('role')} options={ROLES.map((value) => ({ value, label: roles(value) }))} />
          <Filter
            name="status"
            label={t('status')}
            options={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          />
          <Filter
            name="seen"
            label={t('seen')}
            options={SEEN.map((value) => ({ value, label: t(`seenWithin.${value}`) }))}
          />
          <SortChoice columns={columns} />
          <span className="ml-auto flex gap-2">
            <Link href="/admin/registration" prefetch={false} className={buttonClasses()} data-testid="to-invitations">
              <UserPlus size={16} aria-hidden />
              {t('invite')}
            </Link>
            <ImportButton />
          </span>
        </Toolbar>
      )}
      <ListView
        label={t('title')}
        list={list}
        columns={columns}
        idOf={idOf}
        sort="name"
        filters={['q', 'role', 'status', 'seen']}
        empty={{ title: t('none'), hint: t('noneHint') }}
        selection={{
          ids: chosen.ids,
          onChange: chosen.choose,
          nameOf: (id) =>
            t('several.choose', { name: people.find((row) => idOf(row) === id)?.person.displayName ?? '' }),
        }}
      />
      {openId === null ? null : <PersonDrawer key={openId} personId={openId} onChanged={list.refresh} />}
    </AdminPage>
  )
}

const idOf = ({ person }: Account) => person.id
