'use client'

import { isModeratorRole, REPORT_REASONS } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Segment } from '../../../ui/segment.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { Filter, Toolbar } from '../table/filters.tsx'
import { ListView, OPEN, useTotal } from '../table/list-view.tsx'
import { SearchBox } from '../table/search-box.tsx'
import { readFilter, readSort, SortChoice } from '../table/sort-choice.tsx'
import { useAddress } from '../table/use-address.ts'
import { PAGE } from '../table/use-pages.ts'
import { useRead } from '../table/use-read.ts'
import { PeopleTab } from './people-tab.tsx'
import { useReportColumns } from './report-columns.tsx'
import { ReportDrawer } from './report-drawer.tsx'
import { useRestrictionColumns } from './restriction-columns.tsx'
import { RestrictionDrawer } from './restriction-drawer.tsx'

const TABS = ['open', 'resolved', 'restrictions', 'people'] as const
const SORTS = ['last', 'reports'] as const
const KINDS = ['mute', 'ban'] as const

/** What people reported, who is muted or banned, and the way to do that to somebody else: of the workspace, or of the rooms of whoever looks. */
export function ModerationPage() {
  const { params } = useAddress()
  const tab = readFilter(params, 'tab', TABS) ?? 'open'
  if (tab === 'people') return <People />
  return tab === 'restrictions' ? <Restrictions /> : <Reports key={tab} status={tab} />
}

function Page({ count, tools, children }: { count: string | null; tools: ReactNode; children: ReactNode }) {
  const t = useTranslations('admin.moderation')
  const { me } = useBootstrap()
  const { params, change } = useAddress()
  const tab = readFilter(params, 'tab', TABS) ?? 'open'
  const go = (next: (typeof TABS)[number]) =>
    change({ tab: next === 'open' ? null : next, [PAGE]: null, [OPEN]: null, sort: null, reason: null, kind: null })
  return (
    <AdminPage title={t('title')} count={count ?? undefined}>
      <Toolbar>
        <Segment
          label={t('show')}
          value={tab}
          options={TABS.map((value) => ({ value, label: t(`tabs.${value}`) }))}
          onChange={go}
          className="*:whitespace-nowrap max-sm:w-full max-sm:justify-between max-sm:*:px-2!"
          data-testid="moderation-tabs"
        />
        {tools}
      </Toolbar>
      {isModeratorRole(me.role) || tab === 'people' ? null : (
        <p className="border-line border-b bg-sunken px-4 py-2 text-ink-muted text-small sm:px-6">{t('onlyYours')}</p>
      )}
      {children}
    </AdminPage>
  )
}

function Reports({ status }: { status: 'open' | 'resolved' }) {
  const t = useTranslations('admin.moderation')
  const client = useClient()
  const { params } = useAddress()
  const columns = useReportColumns(status)
  const query = params.get('q')
  const after = params.get(PAGE)
  const reason = readFilter(params, 'reason', REPORT_REASONS)
  const sorted = readSort(params, SORTS)
  const input = {
    status,
    ...(query && { query }),
    ...(reason && { reason }),
    ...(after && { after }),
    ...(sorted.sort === undefined ? { sort: 'last' as const, descending: true } : sorted),
  }
  const list = useRead(JSON.stringify(input), async () => {
    const { reports, next, total } = await client.call('reports.list', input)
    return { rows: reports, next, total }
  })
  const openId = params.get(OPEN)
  const isOpen = status === 'open'
  return (
    <Page
      count={useTotal(list.value?.total ?? null)}
      tools={
        <>
          <SearchBox label={t('search')} />
          <Filter
            name="reason"
            label={t('reason')}
            options={REPORT_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
          <SortChoice columns={columns} />
        </>
      }
    >
      <ListView
        label={t(`tabs.${status}`)}
        list={list}
        columns={columns}
        idOf={idOf}
        sort="-last"
        filters={['q', 'reason']}
        empty={
          isOpen ? { title: t('none'), hint: t('noneHint') } : { title: t('noneResolved'), hint: t('noneResolvedHint') }
        }
      />
      {openId === null ? null : <ReportDrawer key={openId} reportId={openId} onChanged={list.refresh} />}
    </Page>
  )
}

function People() {
  const t = useTranslations('admin.moderation')
  return (
    <Page count={null} tools={<SearchBox label={t('person')} />}>
      <PeopleTab />
    </Page>
  )
}

function Restrictions() {
  const t = useTranslations('admin.moderation')
  const client = useClient()
  const { params } = useAddress()
  const columns = useRestrictionColumns()
  const query = params.get('q')
  const after = params.get(PAGE)
  const kind = readFilter(params, 'kind', KINDS)
  const input = { ...(query && { query }), ...(kind && { kind }), ...(after && { after }) }
  const list = useRead(JSON.stringify(input), async () => {
    const { restrictions, next, total } = await client.call('moderation.list', input)
    return { rows: restrictions, next, total }
  })
  const openId = params.get(OPEN)
  const open = list.value?.rows.find(({ id }) => id === openId)
  return (
    <Page
      count={useTotal(list.value?.total ?? null)}
      tools={
        <>
          <SearchBox label={t('search')} />
          <Filter
            name="kind"
            label={t('kind')}
            options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </>
      }
    >
      <ListView
        label={t('tabs.restrictions')}
        list={list}
        columns={columns}
        idOf={idOf}
        sort={null}
        filters={['q', 'kind']}
        empty={{ title: t('noneRestricted'), hint: t('noneRestrictedHint') }}
      />
      {open ? <RestrictionDrawer key={open.id} restriction={open} onChanged={list.refresh} /> : null}
    </Page>
  )
}

const idOf = ({ id }: { readonly id: string }) => id
