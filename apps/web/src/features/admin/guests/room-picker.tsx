'use client'

import type { GuestRoom } from '@parley/protocol'
import { Hash, Lock, Plus, Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'
import { keepItems } from '../../../ui/use-kept-focus.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'

/** Long enough that a word is typed in one go. */
const SETTLE_MS = 250
const MOST_FOUND = 6

interface RoomPickerProps {
  rooms: readonly GuestRoom[]
  onAdd: (room: GuestRoom) => void
  onRemove: (room: GuestRoom) => void
}

/** Rooms that are chosen, each with the way to take it out, and a search for more. */
export function RoomPicker({ rooms, onAdd, onRemove }: RoomPickerProps) {
  const t = useTranslations('admin.guests')
  const [query, setQuery] = useState('')
  const found = useFound(query)
  const list = useId()
  const offered = found?.rooms?.filter(({ id }) => rooms.every((room) => room.id !== id))
  return (
    <div className="grid gap-2" data-testid="room-picker">
      {rooms.length === 0 ? <p className="text-ink-muted text-small">{t('none')}</p> : null}
      <ul ref={keepItems} tabIndex={-1} className="flex flex-wrap gap-1.5 outline-none">
        {rooms.map((room) => (
          <li
            key={room.id}
            data-testid="chosen-room"
            className="flex min-w-0 items-center gap-1 rounded-control bg-sunken pl-2 text-small"
          >
            <RoomName room={room} />
            <IconButton
              size="small"
              noTooltip
              name={t('remove', { room: room.name })}
              icon={<X size={14} aria-hidden />}
              onClick={() => onRemove(room)}
            />
          </li>
        ))}
      </ul>
      <Input
        type="search"
        role="searchbox"
        aria-label={t('search')}
        aria-controls={list}
        placeholder={t('search')}
        data-testid="find-room"
        className="[&_input::-webkit-search-cancel-button]:hidden"
        value={query}
        autoComplete="off"
        spellCheck={false}
        icon={<Search size={16} aria-hidden />}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul id={list} className="grid">
        {offered?.map((room) => (
          <li key={room.id}>
            <button
              type="button"
              data-testid="offered-room"
              className="flex w-full min-w-0 items-center gap-2 rounded-control px-2 py-1.5 text-left text-small hover:bg-hover pointer-coarse:min-h-11"
              onClick={() => {
                setQuery('')
                onAdd(room)
              }}
            >
              <Plus size={14} aria-hidden className="shrink-0 text-ink-subtle" />
              <RoomName room={room} />
            </button>
          </li>
        ))}
      </ul>
      {found === null || offered?.length ? null : (
        <p role="status" className="text-ink-muted text-meta">
          {found.rooms === null ? t('failed') : t('nothing')}
        </p>
      )}
    </div>
  )
}

function RoomName({ room }: { room: GuestRoom }) {
  const Icon = room.kind === 'private' ? Lock : Hash
  return (
    <span className="flex min-w-0 items-center gap-1">
      <Icon size={13} aria-hidden className="shrink-0 text-ink-subtle" />
      <span className="truncate" lang={languageOf(room.name)}>
        {room.name}
      </span>
    </span>
  )
}

interface Found {
  readonly of: string
  /** Null where the server did not tell. */
  readonly rooms: readonly GuestRoom[] | null
}

/** Rooms whose name holds what is typed, once the typing rests; null while nothing is asked. */
function useFound(query: string): Found | null {
  const client = useClient()
  const [found, setFound] = useState<Found | null>(null)
  const asked = query.trim()
  useEffect(() => {
    if (asked === '') return
    let isOld = false
    const timer = setTimeout(() => {
      client.call('rooms.list', { query: asked, archived: false, limit: MOST_FOUND }).then(
        ({ rooms }) => {
          const named = rooms.map(({ room }) => ({
            id: room.id,
            kind: room.kind as GuestRoom['kind'],
            name: room.name,
          }))
          if (!isOld) setFound({ of: asked, rooms: named })
        },
        () => void (isOld || setFound({ of: asked, rooms: null })),
      )
    }, SETTLE_MS)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [client, asked])
  return found !== null && asked !== '' && found.of === asked ? found : null
}
