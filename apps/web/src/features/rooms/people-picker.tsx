'use client'

import type { Person } from '@parley/protocol'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { CONTROL } from '../../ui/input.tsx'
import { isComposing } from '../../ui/input-method.ts'
import { useOtherPeople } from '../completion/use-people.ts'
import { useBootstrap } from '../connection/client-provider.tsx'
import { rank } from '../matching/rank.ts'
import { useReadings } from '../matching/use-readings.ts'
import { languageOf } from '../messages/body/language.ts'
import { PersonAvatar } from '../presence/person-presence.tsx'

const NOBODY: readonly Person[] = []
const MOST_SHOWN = 6

export interface PeoplePickerProps {
  label: string
  chosen: readonly Person[]
  onChange: (chosen: readonly Person[]) => void
  /** Not offered: they are in the room already. */
  leaveOut?: readonly Person[]
  inputRef?: RefObject<HTMLInputElement | null>
  /** Enter in an empty box, once somebody is chosen. */
  onDone?: () => void
}

/** Chooses people by name, handle, pinyin or initials. Whoever is chosen stands before the box; Backspace takes the last one back. */
export function PeoplePicker({ label, chosen, onChange, leaveOut = NOBODY, inputRef, onDone }: PeoplePickerProps) {
  const t = useTranslations('rooms.people')
  const { me } = useBootstrap()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const others = useOtherPeople(query.replace(/^\s*@/, ''), NOBODY)
  const isOut = new Set([me.id, ...[...chosen, ...leaveOut].map(({ id }) => id)])
  const candidates = others.filter(({ id }) => !isOut.has(id))
  const readings = useReadings([query, ...candidates.map(({ displayName }) => displayName)])
  const textsOf = ({ displayName, handle }: Person) => [displayName, handle]
  const found = rank(query.replace(/^\s*@/, ''), candidates, { textsOf, readings, limit: MOST_SHOWN })
  const active = found[Math.min(at, found.length - 1)]
  const idOf = (person: Person) => `${listId}-${person.id}`

  const choose = (person: Person) => {
    onChange([...chosen, person])
    setQuery('')
    setAt(0)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((before) => (Math.min(before, found.length - 1) + step + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (query.trim() === '' && chosen.length > 0) onDone?.()
      else if (active) choose(active)
    } else if (event.key === 'Backspace' && query === '' && chosen.length > 0) onChange(chosen.slice(0, -1))
  }
  return (
    <div data-testid="people-picker">
      <div
        className={classNames('flex min-h-(--control-height) flex-wrap items-center gap-1.5 px-2.5 py-0.5', CONTROL)}
      >
        {chosen.map((person) => (
          <span
            key={person.id}
            data-testid="chosen-person"
            className="flex h-6 min-w-0 max-w-full items-center gap-1 rounded-control bg-selected pl-1.5 text-small pointer-coarse:h-11 pointer-coarse:pl-3"
          >
            <span className="truncate" lang={languageOf(person.displayName)}>
              {person.displayName}
            </span>
            <button
              type="button"
              aria-label={t('takeBack', { name: person.displayName })}
              onClick={() => onChange(chosen.filter(({ id }) => id !== person.id))}
              className="grid size-6 shrink-0 place-items-center rounded-control text-ink-subtle hover:text-ink pointer-coarse:size-11"
            >
              <X size={14} aria-hidden />
            </button>
          </span>
        ))}
        <input
          ref={inputRef}
          role="combobox"
          aria-label={label}
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={active && query !== '' ? idOf(active) : undefined}
          aria-autocomplete="list"
          data-testid="people-input"
          placeholder={chosen.length === 0 ? t('placeholder') : ''}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
          className="h-7 min-w-24 flex-1 bg-transparent outline-none placeholder:text-ink-subtle"
        />
      </div>
      <div id={listId} role="listbox" aria-label={label} hidden={found.length === 0} className="mt-1.5 grid gap-px">
        {found.map((person) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys.
          <div
            key={person.id}
            id={idOf(person)}
            role="option"
            tabIndex={-1}
            aria-selected={person === active}
            data-testid="found-person"
            data-handle={person.handle}
            onClick={() => choose(person)}
            className={classNames(
              'flex min-h-10 cursor-pointer items-center gap-2.5 rounded-control px-2 pointer-coarse:min-h-11',
              person === active && query !== '' ? 'bg-selected' : 'hover:bg-hover',
            )}
          >
            <PersonAvatar id={person.id} name={person.displayName} size={24} />
            <span className="min-w-0 truncate" lang={languageOf(person.displayName)}>
              {person.displayName}
            </span>
            <span className="min-w-0 truncate text-ink-muted text-small">@{person.handle}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && query.trim() !== '' ? (
        <p role="status" className="wrap-anywhere px-2 py-2 text-ink-muted text-small">
          {t('nobody', { query: query.trim() })}
        </p>
      ) : null}
    </div>
  )
}
