'use client'

import type { ManagedRoom } from '@parley/protocol'
import { useTranslations } from 'next-intl'
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
import { RoomDrawer } from './room-drawer.tsx'
import { useRoomColumns } from './rooms-columns.tsx'

const SORTS = ['name', 'members', 'messages', 'activity', 'bytes', 'created'] as const
const KINDS = ['public', 'private'] as const
const STATES = ['open', 'archived'] as const
const LACKS = ['owner', 'members'] as const

/** Every public and private room. */
export function RoomsPage() {
  const t = useTranslations('admin.rooms')
  const client = useClient()
  const { params } = useAddress()
  const columns = useRoomColumns()
  const query = params.get('q')
  const after = params.get(PAGE)
  const kind = readFilter(params, 'kind', KINDS)
  const state = readFilter(params, 'state', STATES)
  const lacks = readFilter(params, 'lacks', LACKS)
  const input = {
    ...(query && { query }),
    ...(kind && { kind }),
    ...(state && { archived: state === 'archived' }),
    ...(lacks && { lacks }),
    ...(after && { after }),
    ...readSort(params, SORTS),
  }
  const key = JSON.stringify(input)
  const list = useRead(key, async () => {
    const { rooms, next, total } = await client.call('rooms.list', input)
    return { rows: rooms, next, total }
  })
  const rows = list.value?.rows ?? []
  const chosen = useChosen(key, rows, idOf)
  const openId = params.get(OPEN)
  const total = useTotal(list.value?.total ?? null)
  return (
    <AdminPage title={t('title')} count={total ?? undefined}>
      {chosen.rows.length > 0 ? (
        <ChosenBar rooms={chosen.rows} onDone={chosen.clear} onChanged={list.refresh} />
      ) : (
        <Toolbar>
          <SearchBox label={t('search')} />
          <Filter
            name="kind"
            label={t('kind')}
            options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <Filter
            name="state"
            label={t('state')}
            options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          />
          <Filter
            name="lacks"
            label={t('lacks')}
            options={LACKS.map((value) => ({ value, label: t(`lacking.${value}`) }))}
          />
          <SortChoice columns={columns} />
        </Toolbar>
      )}
      <ListView
        label={t('title')}
        list={list}
        columns={columns}
        idOf={idOf}
        sort="name"
        filters={['q', 'kind', 'state', 'lacks']}
        empty={{ title: t('none'), hint: t('noneHint') }}
        selection={{
          ids: chosen.ids,
          onChange: chosen.choose,
          nameOf: (id) => t('choose', { name: rows.find((row) => idOf(row) === id)?.room.name ?? '' }),
        }}
      />
      {openId === null ? null : <RoomDrawer key={openId} roomId={openId} onChanged={list.refresh} />}
    </AdminPage>
  )
}

const idOf = ({ room }: ManagedRoom) => room.id
