'use client'

import type { Person } from '@parley/protocol'
import { Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBootstrap, useRoom } from '../connection/client-provider.tsx'
import { rank } from '../matching/rank.ts'
import { useReadings } from '../matching/use-readings.ts'
import { languageOf } from '../messages/body/language.ts'
import { PersonAvatar } from '../presence/person-presence.tsx'
import { type Choice, ChoiceList, type ListPlace } from './choice-list.tsx'
import { useOtherPeople, useSomeMembers } from './use-people.ts'

const MOST = 8
const textsOf = ({ displayName, handle }: Person) => [displayName, handle]

/** Whom `@` can call: members first, then everybody else, and the room itself. */
export function PeopleChoices({ query, roomId, list }: { query: string; roomId: string; list: ListPlace }) {
  const t = useTranslations('completion')
  const { me } = useBootstrap()
  const entry = useRoom(roomId)
  const members = useSomeMembers(roomId)
  const others = useOtherPeople(query, members)
  const readings = useReadings([query, ...[...members, ...others].map(({ displayName }) => displayName)])
  const ranking = { textsOf, readings, limit: MOST }
  const notMe = ({ id }: Person) => id !== me.id
  const inRoom = rank(query, members.filter(notMe), ranking)
  const elsewhere = query === '' ? [] : rank(query, others.filter(notMe), ranking)
  const count = entry?.memberCount ?? 0
  // In a larger room somebody may be a member who was not read yet.
  const isComplete = members.length >= count
  const groups = entry?.room.kind === 'direct' || entry?.room.kind === 'self' ? [] : (['all', 'here'] as const)
  const groupChoices = rank(query, groups, {
    textsOf: (group) => [group, t(`groups.${group}`)],
    readings,
    initials: false,
  }).map(
    (group): Choice => ({
      id: group,
      insert: `@${group} `,
      leading: (
        <span className="grid size-6 shrink-0 place-items-center rounded-avatar bg-hover text-ink-muted">
          <Users size={14} aria-hidden />
        </span>
      ),
      label: `@${group}`,
      detail: t(`groups.${group}`),
      end: t('members', { count }),
    }),
  )
  const personChoice = (person: Person, detail: string): Choice => ({
    id: person.handle,
    insert: `@${person.handle} `,
    leading: <PersonAvatar id={person.id} name={person.displayName} size={24} />,
    label: <span lang={languageOf(person.displayName)}>{person.displayName}</span>,
    detail: `@${person.handle}`,
    end: detail,
  })
  const people = [
    ...inRoom.map((person) => personChoice(person, '')),
    ...elsewhere.map((person) => personChoice(person, isComplete ? t('notInRoom') : '')),
  ]
  // Typed out, a group stands first; else people do, and the groups keep a place at the end.
  const isNamed = query !== '' && groups.some((group) => group.startsWith(query.toLowerCase()))
  const room = MOST - groupChoices.length
  const choices = isNamed ? [...groupChoices, ...people.slice(0, room)] : [...people.slice(0, room), ...groupChoices]
  return (
    <ChoiceList
      label={t('people')}
      countText={t('count', { count: choices.length })}
      query={query}
      choices={choices}
      list={list}
    />
  )
}
