'use client'

import type { PersonalValue } from '@parley/protocol'
import { Ban, Check, CircleAlert, MessageSquareX, MicOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useAllKept } from '../personal/use-kept.ts'

type Notice = PersonalValue<'notice'>

const MOST_SHOWN = 3
const ICONS = {
  handled: Check,
  unmuted: Check,
  unbanned: Check,
  warned: CircleAlert,
  deleted: MessageSquareX,
  muted: MicOff,
  banned: Ban,
} as const satisfies Record<Notice['what'], unknown>

/** What those who moderate tell this person: each stays, on all devices, until they have taken note of it. */
export function Notices() {
  const t = useTranslations('moderation')
  const notices = [...useAllKept('notice')].sort(([, one], [, other]) => one.at.localeCompare(other.at))
  if (notices.length === 0) return null
  const left = notices.length - MOST_SHOWN
  return (
    <section
      aria-label={t('notices')}
      className="pointer-events-none fixed inset-x-2 top-[calc(var(--header-height)+8px+env(safe-area-inset-top))] z-(--layer-sheet) flex flex-col items-end gap-2 md:left-auto md:right-4 md:w-[380px]"
    >
      {notices.slice(0, MOST_SHOWN).map(([id, notice]) => (
        <Card key={id} id={id} notice={notice} />
      ))}
      {left > 0 ? (
        <p className="rounded-control bg-raised px-2.5 py-1 text-ink-muted text-small shadow-2">
          {t('more', { count: left })}
        </p>
      ) : null}
    </section>
  )
}

function Card({ id, notice }: { id: string; notice: Notice }) {
  const t = useTranslations('moderation')
  const client = useClient()
  const Icon = ICONS[notice.what]
  const say = useWords()
  return (
    <div
      role="status"
      data-testid="notice"
      data-what={notice.what}
      data-state="open"
      className="floats pointer-events-auto flex w-full items-start gap-2.5 rounded-card border border-line-strong bg-raised px-3.5 py-3 text-small shadow-3 [--ground:var(--raised)]"
    >
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-ink-muted" />
      <div className="grid min-w-0 grow gap-1">
        <p className="wrap-anywhere font-medium">{say(notice)}</p>
        {notice.reason ? (
          <p className="wrap-anywhere whitespace-pre-wrap">{t('reason', { reason: notice.reason })}</p>
        ) : null}
        {notice.body ? (
          <p className="wrap-anywhere line-clamp-3 text-ink-muted">{t('yours', { body: notice.body })}</p>
        ) : null}
      </div>
      <Button size="small" data-testid="take-note" onClick={() => client.keep([{ key: `notice:${id}`, value: null }])}>
        {t('gotIt')}
      </Button>
    </div>
  )
}

function useWords(): (notice: Notice) => string {
  const t = useTranslations('moderation')
  const words = useTimeWords()
  return ({ what, roomId, roomName, until }) => {
    const room = roomName === undefined ? t('direct') : `#${roomName}`
    const when = until === undefined ? '' : words.until(Date.parse(until))
    switch (what) {
      case 'handled':
        return t('handled', { room })
      case 'warned':
        return t('warned', { room })
      case 'deleted':
        return t('deleted', { room })
      case 'muted':
        return roomId === undefined ? t('mutedEverywhere', { when }) : t('mutedHere', { room, when })
      case 'unmuted':
        return roomId === undefined ? t('unmutedEverywhere') : t('unmutedHere', { room })
      case 'banned':
        return roomId === undefined ? t('bannedEverywhere') : t('bannedHere', { room })
      case 'unbanned':
        return roomId === undefined ? t('unbannedEverywhere') : t('unbannedHere', { room })
    }
  }
}
