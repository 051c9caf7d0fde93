'use client'

import { type DeviceSession, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Time } from '../../i18n/time.tsx'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { toast } from '../../ui/toast-store.ts'
import { keepItems } from '../../ui/use-kept-focus.ts'
import { useClient } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'

/** Where the person is signed in, and the way to end it. */
export function DeviceSessions({ initial, now }: { initial: readonly DeviceSession[]; now: string }) {
  const t = useTranslations('settings')
  const sentence = useSentence()
  const client = useClient()
  const [sessions, setSessions] = useState(initial)
  const [ending, setEnding] = useState<string | null>(null)

  const nameOf = ({ device }: DeviceSession) => (device === 'unknown' ? t('unknownDevice') : device)
  const revoke = async (session: DeviceSession) => {
    setEnding(session.id)
    try {
      await client.call('session.revoke', { sessionId: session.id })
      toast(t('revoked', { device: nameOf(session) }), { tone: 'success' })
      setSessions((known) => known.filter(({ id }) => id !== session.id))
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('UNAVAILABLE')
      toast(sentence(refusal), { tone: 'danger' })
      if (refusal.code === 'SESSION_NOT_FOUND') setSessions((known) => known.filter(({ id }) => id !== session.id))
    } finally {
      setEnding(null)
    }
  }

  return (
    <ul ref={keepItems} tabIndex={-1} className="divide-y divide-line border-line border-y outline-none">
      {sessions.map((session) => (
        <li
          key={session.id}
          data-testid="session-row"
          data-current={session.current}
          className="flex min-h-16 items-center gap-3 py-2.5"
        >
          <div className="min-w-0 grow">
            <div className="flex items-center gap-2 font-medium text-ui">
              <span className="truncate">{nameOf(session)}</span>
              {session.current ? <Tag tone="link">{t('thisDevice')}</Tag> : null}
            </div>
            <div className="truncate text-ink-muted text-small">
              {session.address} ·{' '}
              {t.rich('lastSeen', {
                time: () => <Time at={session.lastSeenAt} style="relative" now={new Date(now)} />,
              })}
            </div>
          </div>
          {session.current ? null : (
            <Button
              size="small"
              variant="danger-quiet"
              busy={ending === session.id}
              data-testid="revoke-session"
              aria-label={t('revokeDevice', { device: nameOf(session) })}
              onClick={() => revoke(session)}
            >
              {t('revoke')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
