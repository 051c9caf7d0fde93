'use client'

import { Hash } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Seal } from '../../ui/seal.tsx'
import { languageOf } from '../messages/body/language.ts'
import { PersonAvatar } from '../presence/person-presence.tsx'
import { RoomSign } from '../rooms/room-sign.tsx'
import { countLabel } from '../shell/page-title.ts'
import { COMMANDS } from './commands.tsx'
import { type EntryGroup, keyOf, type SwitcherEntry } from './entries.ts'

export interface EntryListProps {
  id: string
  groups: readonly EntryGroup[]
  active: SwitcherEntry | undefined
  typed: string
  onWalk: (entry: SwitcherEntry) => void
  onChoose: (entry: SwitcherEntry) => void
}

/** What the switcher offers, in groups. */
export function EntryList({ id, groups, active, typed, onWalk, onChoose }: EntryListProps) {
  const t = useTranslations('switcher')
  const box = useRef<HTMLDivElement>(null)
  const activeKey = active && keyOf(active)
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is active, which must be seen.
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [activeKey])
  return (
    <div
      ref={box}
      className="min-h-0 grow overflow-y-auto overscroll-contain p-2 pb-[max(8px,env(safe-area-inset-bottom))]"
    >
      <p role="status" className="sr-only">
        {t('found', { count })}
      </p>
      {count === 0 ? (
        <div className="grid place-items-center py-6" data-testid="switcher-nothing">
          <EmptyState level={3} title={t('nothingTitle', { query: typed.trim() })}>
            {t('nothing')}
          </EmptyState>
        </div>
      ) : null}
      <div role="listbox" id={id} aria-label={t('title')}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields.
          <div key={group.id} role="group" aria-label={t(`groups.${group.id}`)}>
            <div aria-hidden className="flex h-7 items-center px-2.5 font-medium text-ink-subtle text-meta">
              {t(`groups.${group.id}`)}
            </div>
            {group.entries.map((entry) => {
              const isActive = keyOf(entry) === activeKey
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and tells the active entry.
                // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys.
                <div
                  key={keyOf(entry)}
                  role="option"
                  id={`${id}-${keyOf(entry)}`}
                  aria-selected={isActive}
                  data-testid="switcher-entry"
                  data-kind={entry.kind}
                  data-name={entry.name}
                  onPointerMove={() => isActive || onWalk(entry)}
                  onClick={() => onChoose(entry)}
                  className={classNames(
                    'flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-control px-2.5 text-ui pointer-coarse:h-12',
                    isActive && 'bg-selected',
                  )}
                >
                  <Entry entry={entry} />
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

function Entry({ entry }: { entry: SwitcherEntry }) {
  const t = useTranslations('switcher')
  switch (entry.kind) {
    case 'room': {
      const { unread, mentions, room } = entry.entry
      const end =
        mentions > 0 ? (
          <>
            <Seal count={mentions} />
            <span className="sr-only">{t('mentions', { count: mentions })}</span>
          </>
        ) : unread > 0 ? (
          <>
            <span aria-hidden>{countLabel(unread)}</span>
            <span className="sr-only">{t('unread', { count: unread })}</span>
          </>
        ) : null
      return (
        <Line
          leading={<RoomSign room={room} size={16} avatarSize={24} className="mx-1 text-ink-subtle" />}
          name={entry.name}
          strong={unread > 0}
          detail={room.topic}
          end={end}
        />
      )
    }
    case 'public-room':
      return (
        <Line
          leading={<RoomSign room={entry.room} size={16} avatarSize={24} className="mx-1 text-ink-subtle" />}
          name={entry.name}
          detail={entry.room.topic}
          end={t('notJoined')}
        />
      )
    case 'person':
      return (
        <Line
          leading={<PersonAvatar id={entry.id} name={entry.name} size={24} />}
          name={entry.name}
          detail={`@${entry.person.handle}`}
        />
      )
    case 'command': {
      const Icon = COMMANDS.find(({ id }) => id === entry.id)?.icon ?? Hash
      return <Line leading={<Icon size={16} aria-hidden className="mx-1 text-ink-muted" />} name={entry.name} />
    }
  }
}

function Line(props: { leading: ReactNode; name: string; strong?: boolean; detail?: string; end?: ReactNode }) {
  const { leading, name, strong = false, detail, end } = props
  return (
    <>
      {leading}
      <span className="flex min-w-0 grow items-baseline gap-2">
        <span className={classNames('max-w-full shrink-0 truncate', strong && 'font-semibold')} lang={languageOf(name)}>
          {name}
        </span>
        {detail ? (
          <span className="min-w-0 truncate text-ink-subtle text-small" lang={languageOf(detail)}>
            {detail}
          </span>
        ) : null}
      </span>
      {end ? <span className="flex shrink-0 items-center text-ink-subtle text-meta tabular-nums">{end}</span> : null}
    </>
  )
}
