'use client'

import type { Member, Person } from '@parley/protocol'
import { UserMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Avatar } from '../../../ui/avatar.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { useAct } from '../use-act.ts'

const ROLES = ['owner', 'moderator', 'member'] as const

interface MemberLineProps {
  roomId: string
  member: Member
  person: Person
  mayChange: boolean
  onChanged: () => void
  /** Asks whether they are to go, with the role that is shown of them: one chosen just now is not read yet. */
  onRemove: (role: Member['role']) => void
}

/** Somebody in a room with their role there. */
export function MemberLine({ roomId, member, person, mayChange, onChanged, onRemove }: MemberLineProps) {
  const t = useTranslations('admin.rooms')
  const client = useClient()
  const act = useAct()
  const [chosen, setChosen] = useState<Member['role'] | null>(null)
  const [waiting, setWaiting] = useState(0)
  const [read, setRead] = useState(member)
  const turn = useRef<Promise<void>>(Promise.resolve())
  const shown = chosen ?? member.role
  // What was chosen is shown until it is what is read.
  if (read !== member) {
    setRead(member)
    if (waiting === 0) setChosen(null)
  }
  const name = person.displayName
  const appoint = (role: Member['role']) => client.call('rooms.appoint', { roomId, personId: person.id, role })
  const give = (role: Member['role'], before: Member['role']) =>
    act(() => appoint(role), {
      said: t('appointed', { name, role: t(`roles.${role}`) }),
      undo: () => appoint(before),
      after: onChanged,
    }).catch(() => setChosen((now) => (now === role ? null : now)))
  const choose = (role: Member['role']) => {
    setChosen(role)
    setWaiting((count) => count + 1)
    // One after the other, so that the last choice is the one that stays.
    turn.current = turn.current.then(() => give(role, shown)).finally(() => setWaiting((count) => count - 1))
  }
  return (
    <li
      className="flex min-h-11 items-center gap-2.5 pointer-coarse:min-h-[52px]"
      data-testid="room-member"
      data-handle={person.handle}
    >
      <Avatar id={person.id} name={name} size={28} />
      <div className="min-w-0 grow leading-[18px]">
        <p className="truncate text-small leading-[18px]" lang={languageOf(name)}>
          {name}
        </p>
        <p className="truncate text-ink-subtle text-meta leading-4">@{person.handle}</p>
      </div>
      {mayChange ? (
        <>
          <Select
            aria-label={t('roleOf', { name })}
            data-testid="member-role"
            className="w-34! shrink-0 text-small"
            value={shown}
            aria-busy={waiting > 0}
            onChange={(event) => {
              const role = ROLES.find((each) => each === event.target.value)
              if (role !== undefined && role !== shown) choose(role)
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Select>
          <IconButton
            name={t('removeAsk', { name })}
            icon={<UserMinus size={16} aria-hidden />}
            data-testid="remove-member"
            onClick={() => onRemove(shown)}
          />
        </>
      ) : (
        <span className="text-ink-muted text-small">{t(`roles.${member.role}`)}</span>
      )}
    </li>
  )
}
