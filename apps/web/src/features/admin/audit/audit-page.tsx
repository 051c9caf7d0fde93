'use client'

import type { AuditEntry, AuditFilter, Person } from '@parley/protocol'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { useShownPerson } from '../people/use-shown-person.ts'
import { Filter, Toolbar } from '../table/filters.tsx'
import { ListView, OPEN } from '../table/list-view.tsx'
import { useAddress } from '../table/use-address.ts'
import { PAGE } from '../table/use-pages.ts'
import { useRead } from '../table/use-read.ts'
import { ACTIONS } from './actions.ts'
import { useAuditColumns } from './audit-columns.tsx'
import { CsvLink } from './csv-link.tsx'
import { DayFilter, endOfDay, startOfDay } from './day-filter.tsx'
import { EntryDrawer } from './entry-drawer.tsx'
import { type NameOf, useEntryWords } from './use-entry-words.ts'
import { WhoFilter } from './who-filter.tsx'

/** An entry with the people whom it names, as far as they are known. */
export interface AuditRow {
  readonly entry: AuditEntry
  readonly actor: Person | undefined
  readonly person: Person | undefined
  readonly nameOf: NameOf
}

const ID = /^[0-9a-f-]{36}$/

/** What those did who run the workspace. */
export function AuditPage() {
  const t = useTranslations('admin.audit')
  const words = useEntryWords()
  const client = useClient()
  const { me } = useBootstrap()
  const shown = useShownPerson()
  const { params } = useAddress()
  const columns = useAuditColumns()
  const idIn = (name: string) => {
    const value = params.get(name)
    return value !== null && ID.test(value) ? value : null
  }
  const actorId = idIn('actor')
  const targetId = idIn('target')
  const action = params.get('action')
  const since = startOfDay(params.get('from'))
  const until = endOfDay(params.get('to'))
  const filter: AuditFilter = {
    ...(actorId && { actorId }),
    ...(targetId && { targetId }),
    ...(action && { action }),
    ...(since && { since }),
    ...(until && { until }),
  }
  const after = params.get(PAGE)
  const input = { ...filter, ...(after && { after }) }
  const list = useRead(JSON.stringify(input), async () => {
    const { entries, people, next } = await client.call('audit.list', input)
    const known = new Map(people.map((person) => [person.id, shown(person)]))
    const nameOf = (id: string) => known.get(id)?.displayName
    const rows = entries.map((entry): AuditRow => {
      const target = entry.target.id === null ? undefined : known.get(entry.target.id)
      return {
        entry: target?.erased ? { ...entry, target: { ...entry.target, name: target.displayName } } : entry,
        actor: known.get(entry.actorId),
        person: entry.personId === null ? undefined : known.get(entry.personId),
        nameOf,
      }
    })
    return { rows, next, total: null }
  })
  const rows = list.value?.rows ?? []
  const openId = params.get(OPEN)
  const open = rows.find((row) => idOf(row) === openId)
  const actorName =
    actorId === me.id ? me.displayName : rows.find(({ entry }) => entry.actorId === actorId)?.actor?.displayName
  const target = rows.find(({ entry }) => entry.target.id === targetId)?.entry.target.name
  return (
    <AdminPage title={t('title')}>
      <Toolbar>
        <WhoFilter isSet={actorId !== null} shownName={actorName} />
        <Filter
          name="action"
          label={t('action')}
          options={ACTIONS.map((value) => ({ value, label: words.action(value) }))}
        />
        <DayFilter name="from" label={t('from')} />
        <DayFilter name="to" label={t('to')} />
        {targetId === null ? null : <Chip name="target" label={t('about', { name: target ?? '…' })} />}
        <CsvLink filter={filter} />
      </Toolbar>
      <ListView
        label={t('title')}
        list={list}
        columns={columns}
        idOf={idOf}
        sort={null}
        filters={['action', 'from', 'to', 'actor', 'target']}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      {open ? <EntryDrawer key={openId} row={open} /> : null}
    </AdminPage>
  )
}

const idOf = ({ entry }: AuditRow) => entry.id

/** A filter that was set from a drawer: it can only be taken away. */
function Chip({ name, label }: { name: string; label: string }) {
  const t = useTranslations('admin.table')
  const { change } = useAddress()
  return (
    <span className="inline-flex h-(--control-height) max-w-full items-center rounded-control bg-selected pl-2.5 font-medium text-small">
      <span className="truncate">{label}</span>
      <IconButton
        size="small"
        noTooltip
        name={t('clearFilter', { of: label })}
        icon={<X size={14} aria-hidden />}
        className="mx-0.5"
        data-testid={`clear-${name}`}
        onClick={() => change({ [name]: null, [PAGE]: null })}
      />
    </span>
  )
}
