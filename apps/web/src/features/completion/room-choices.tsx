'use client'

import type { Room } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRooms } from '../connection/client-provider.tsx'
import { rank } from '../matching/rank.ts'
import { useReadings } from '../matching/use-readings.ts'
import { languageOf } from '../messages/body/language.ts'
import { RoomSign } from '../rooms/room-sign.tsx'
import { ChoiceList, type ListPlace } from './choice-list.tsx'
import { usePublicRooms } from './use-public-rooms.ts'

const MOST = 8

/** Rooms that `#` can name: those that the person is in first, then other public ones. */
export function RoomChoices({ query, list }: { query: string; list: ListPlace }) {
  const t = useTranslations('completion')
  const joined = useRooms().flatMap(({ room }) => (room.name === '' ? [] : [room]))
  const mine = new Set(joined.map(({ id }) => id))
  const others = usePublicRooms(query).flatMap(({ room }) => (mine.has(room.id) ? [] : [room]))
  const readings = useReadings([query, ...[...joined, ...others].map(({ name }) => name)])
  const ranking = { textsOf: ({ name }: Room) => [name], readings, limit: MOST }
  const rooms = [...rank(query, joined, ranking), ...rank(query, others, ranking)].slice(0, MOST)
  const choices = rooms.map((room) => ({
    id: room.name,
    insert: `#${room.name} `,
    leading: <RoomSign room={room} size={16} avatarSize={24} className="mx-1 text-ink-subtle" />,
    label: <span lang={languageOf(room.name)}>{room.name}</span>,
    detail: <span lang={languageOf(room.topic)}>{room.topic}</span>,
    end: mine.has(room.id) ? '' : t('notJoined'),
  }))
  return (
    <ChoiceList
      label={t('rooms')}
      countText={t('count', { count: choices.length })}
      query={query}
      choices={choices}
      list={list}
    />
  )
}
