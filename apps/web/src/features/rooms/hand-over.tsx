'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { TextButton } from '../../ui/banner.tsx'
import { useBootstrap, useRoom } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { PersonAvatar } from '../presence/person-presence.tsx'
import { useMembers } from './use-members.ts'

export interface HandOverProps {
  roomId: string
  /** Who shall own the room; null before anybody is chosen. */
  chosen: string | null
  onChoose: (personId: string) => void
}

/** Chooses who owns a room in the person's place. */
export function HandOver({ roomId, chosen, onChoose }: HandOverProps) {
  const t = useTranslations('rooms')
  const { me } = useBootstrap()
  const entry = useRoom(roomId)
  const { members, next, state, more, again } = useMembers(roomId, entry?.membersRev ?? 0)
  const group = useId()
  return (
    <fieldset data-testid="hand-over" aria-busy={state === 'loading'}>
      <legend className="mb-1 font-medium text-small">{t('leave.handTo')}</legend>
      <div className="-mx-2 max-h-[30dvh] overflow-y-auto">
        {members.map(({ person }) =>
          person.id === me.id ? null : (
            <label
              key={person.id}
              data-testid="hand-to"
              data-handle={person.handle}
              className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 hover:bg-hover has-checked:bg-accent-wash has-checked:text-accent-ink pointer-coarse:min-h-11"
            >
              <input
                type="radio"
                name={group}
                checked={chosen === person.id}
                onChange={() => onChoose(person.id)}
                className="size-4 shrink-0 accent-(--accent)"
              />
              <PersonAvatar id={person.id} name={person.displayName} size={24} />
              <bdi lang={languageOf(person.displayName)} className="min-w-0 truncate">
                {person.displayName}
              </bdi>
              <span className="min-w-0 truncate text-ink-muted text-small">@{person.handle}</span>
            </label>
          ),
        )}
        {state === 'failed' ? (
          <p role="alert" className="flex gap-2 px-2 py-2 text-danger-ink text-small">
            {t('members.failed')}
            <TextButton onClick={again}>{t('members.retry')}</TextButton>
          </p>
        ) : next === null ? null : (
          <TextButton className="px-2 py-2" onClick={more}>
            {t('members.more')}
          </TextButton>
        )}
      </div>
    </fieldset>
  )
}
