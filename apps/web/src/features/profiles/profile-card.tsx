'use client'

import type { RoomEntry } from '@parley/client'
import { isAbove, isModeratorRole, type Person, Refusal } from '@parley/protocol'
import { Ban, Clock, MessageSquare, Pencil, Shield } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { placeTooltip } from '../../ui/place-tooltip.ts'
import { toast } from '../../ui/toast-store.ts'
import { askToBlock } from '../blocks/ask-to-block.ts'
import { useBootstrap, useClient, usePerson, useStore } from '../connection/client-provider.tsx'
import { EmojiSign } from '../emoji/custom-emoji.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { languageOf } from '../messages/body/language.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useKept } from '../personal/use-kept.ts'
import { PersonAvatar } from '../presence/person-presence.tsx'
import { openDirect } from '../rooms/open-direct.ts'
import { useNow } from '../sidebar/use-now.ts'
import type { ShownCard } from './profile-card-place.tsx'
import { statusAt } from './status-at.ts'
import { isQuietAt, localTime } from './when.ts'

/** Who somebody is: what they tell of themselves, and the way to write to them. */
export default function ProfileCard({
  personId,
  anchor,
  isHeld,
  opener,
  onClose,
}: ShownCard & { onClose: () => void }) {
  const t = useTranslations('profile')
  const p = useTranslations('personal')
  const client = useClient()
  const router = useRouter()
  const sentence = useSentence()
  const words = useTimeWords()
  const me = useBootstrap().me
  const rooms = useStore(client.rooms)
  const person = usePerson(personId)
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  const isBlocked = useKept('block', personId) !== undefined
  const leave = () => {
    if (box.current?.contains(document.activeElement)) opener.focus()
    onClose()
  }
  const close = useEffectEvent(leave)
  useLayoutEffect(() => {
    if (!box.current) return
    const card = box.current.getBoundingClientRect()
    const { clientWidth: width, clientHeight: height } = document.documentElement
    // A phone has no room beside anything.
    const isNarrow = Math.max(anchor.left, width - anchor.right) < card.width + 16
    const { left, top } = placeTooltip(anchor, card, isNarrow ? 'bottom' : 'right', { width, height })
    box.current.style.translate = `${Math.max(8, left)}px ${Math.max(8, top)}px`
    box.current.style.visibility = 'visible'
    if (isHeld) box.current.focus()
  }, [anchor, isHeld])
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      close()
    }
    const down = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close()
    }
    document.addEventListener('keydown', key, { capture: true })
    document.addEventListener('pointerdown', down)
    return () => {
      document.removeEventListener('keydown', key, { capture: true })
      document.removeEventListener('pointerdown', down)
    }
  }, [])
  if (person === undefined) return null
  const status = statusAt(person, now)
  const time = localTime(person, now)
  const write = () => {
    openDirect(client, [person.id]).then(onClose, (error: unknown) => {
      toast(sentence(error instanceof Refusal ? error : new Refusal('UNAVAILABLE')), { tone: 'danger' })
    })
  }
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={t('card', { name: person.displayName })}
      tabIndex={-1}
      data-testid="profile-card"
      data-handle={person.handle}
      data-state="open"
      className="floats invisible fixed top-0 left-0 z-(--layer-popover) grid w-[300px] max-w-[calc(100vw-16px)] gap-3 rounded-card border border-line-strong bg-raised p-4 text-small shadow-2 outline-none [--ground:var(--surface-raised)]"
    >
      <div className="flex items-center gap-3">
        <PersonAvatar id={person.id} name={person.displayName} size={56} />
        <div className="min-w-0">
          <p className="flex items-baseline gap-1.5">
            <bdi lang={languageOf(person.displayName)} className="truncate font-semibold text-body">
              {person.displayName}
            </bdi>
            {person.pronouns ? <span className="truncate text-ink-subtle text-meta">{person.pronouns}</span> : null}
          </p>
          <p className="truncate text-ink-muted">{person.handle && `@${person.handle}`}</p>
          {person.title ? (
            <p lang={languageOf(person.title)} className="truncate" data-testid="profile-title">
              {person.title}
            </p>
          ) : null}
        </div>
      </div>
      {status === null ? null : (
        <p data-testid="profile-status" lang={languageOf(status.text ?? '')} className="wrap-anywhere">
          {status.emoji ? <EmojiSign emoji={status.emoji} /> : null} {status.text}
          {status.until === undefined ? null : (
            <span className="text-ink-subtle">
              {' '}
              · {t('statusUntil', { when: words.brief(Date.parse(status.until)) })}
            </span>
          )}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted">
        {time === null ? null : (
          <span data-testid="profile-time" className="flex items-center gap-1.5">
            <Clock size={14} aria-hidden />
            {t('localTime', { time })}
          </span>
        )}
        {person.erased ? null : <span>{t(person.role)}</span>}
        {isQuietAt(person, now) ? <span className="text-ink">{t('isQuiet')}</span> : null}
        {isBlocked ? <span className="text-danger-ink">{p('blocked')}</span> : null}
      </p>
      <div className="flex flex-wrap gap-2">
        {person.id === me.id ? (
          <Button icon={<Pencil size={16} aria-hidden />} onClick={() => router.push('/settings')}>
            {t('editProfile')}
          </Button>
        ) : person.erased ? null : (
          <>
            <Button
              variant="primary"
              icon={<MessageSquare size={16} aria-hidden />}
              data-testid="profile-message"
              onClick={write}
            >
              {t('message')}
            </Button>
            <Button
              variant="quiet"
              icon={<Ban size={16} aria-hidden />}
              data-testid="profile-block"
              onClick={() => {
                if (isBlocked) client.keep([{ key: `block:${person.id}`, value: null }])
                else askToBlock(person.id)
                leave()
              }}
            >
              {p(isBlocked ? 'unblock' : 'block')}
            </Button>
            {mayModerate(me, person, rooms) ? (
              <Button
                variant="quiet"
                icon={<Shield size={16} aria-hidden />}
                data-testid="profile-moderate"
                onClick={() => router.push(moderationOf(person.id))}
              >
                {t('moderate')}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </div>
  )
}

/** Whether there may be something to do about somebody; what it is, the server says there. */
function mayModerate(me: Person, { role }: Person, rooms: readonly RoomEntry[]): boolean {
  if (isModeratorRole(me.role)) return isAbove(me.role, role)
  const keeps = ({ room, role: own }: RoomEntry) =>
    own !== 'member' && (room.kind === 'public' || room.kind === 'private')
  return !isAbove(role, me.role) && rooms.some(keeps)
}

/** Where somebody is muted or banned, with the room that is open as the one where. */
function moderationOf(personId: string): string {
  const [, roomId] = /^\/rooms\/([^/]+)/.exec(window.location.pathname) ?? []
  return `/admin/moderation?tab=people&open=${personId}${roomId === undefined ? '' : `&room=${roomId}`}`
}
