'use client'

import { useTranslations } from 'next-intl'
import { useBootstrap, useRoom } from '../connection/client-provider.tsx'
import { rank } from '../matching/rank.ts'
import { useReadings } from '../matching/use-readings.ts'
import { useThreadPlace } from '../threads/thread-place.ts'
import { ChoiceList, type ListPlace } from './choice-list.tsx'
import { commandsIn } from './commands.ts'

/** What `/` can do here, each with its hint. */
export function CommandChoices({ query, roomId, list }: { query: string; roomId: string; list: ListPlace }) {
  const t = useTranslations('completion')
  const kind = useRoom(roomId)?.room.kind
  const isInThread = useThreadPlace() !== null
  const { workspace, me } = useBootstrap()
  const offered = commandsIn({ kind, isInThread, off: workspace.off, isGuest: me.role === 'guest' })
  const hints = offered.map(({ name }) => t(`commands.${name}`))
  const readings = useReadings(hints)
  const found = rank(query, offered, {
    textsOf: ({ name }) => [name, t(`commands.${name}`)],
    readings,
  })
  const choices = found.map((command) => ({
    id: command.name,
    insert: `/${command.name} `,
    leading: null,
    label: (
      <>
        /{command.name}
        {'argument' in command ? (
          <span className="ml-1.5 text-ink-subtle">{t(`arguments.${command.argument}`)}</span>
        ) : null}
      </>
    ),
    detail: t(`commands.${command.name}`),
  }))
  return (
    <ChoiceList
      label={t('commandList')}
      countText={t('count', { count: choices.length })}
      query={query}
      choices={choices}
      list={list}
    />
  )
}
