'use client'

import { Check, CircleAlert, LoaderCircle, RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Banner, TextButton } from '../../ui/banner.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useSentence } from '../errors/sentences.tsx'
import { announce } from '../shell/announcement-store.ts'
import { useClient, useConnection } from './client-provider.tsx'
import type { Notice } from './connection-banner.tsx'
import type { CaughtUp } from './outage.ts'

const ANNOUNCE_AFTER_MS = 300

const LOOKS = {
  reconnecting: { tone: 'warn', icon: <LoaderCircle size={14} className="spin" aria-hidden /> },
  'online-again': { tone: 'success', icon: <Check size={14} aria-hidden /> },
  ended: { tone: 'plain', icon: <CircleAlert size={14} aria-hidden /> },
  outdated: { tone: 'link', icon: <RefreshCw size={14} aria-hidden /> },
  update: { tone: 'link', icon: <RefreshCw size={14} aria-hidden /> },
} as const

export interface ConnectionNoticeProps {
  notice: Notice
  /** What the connection brought. */
  caughtUp: CaughtUp
  className: string
  /** The person goes on with this page for now. */
  onLater: () => void
}

function backOnline({ messages, sent }: CaughtUp) {
  if (sent === 0) return messages === 0 ? 'backOnline' : 'backOnlineSynced'
  return messages === 0 ? 'backOnlineSent' : 'backOnlineBoth'
}

/** What the banner says, and what can be done about it. */
export function ConnectionNotice({ notice, caughtUp, className, onLater }: ConnectionNoticeProps) {
  const t = useTranslations('connection')
  const sentence = useSentence()
  const client = useClient()
  const connection = useConnection()
  const words: Record<Notice, () => string> = {
    reconnecting: () => t('reconnecting'),
    'online-again': () => t(backOnline(caughtUp), { count: caughtUp.messages, sent: caughtUp.sent }),
    ended: () => sentence((connection.status === 'ended' && connection.reason) || { code: 'INTERNAL' }),
    outdated: () => t('updateReady'),
    update: () => t('updateReady'),
  }
  const text = words[notice]()
  useEffect(() => {
    // A number that still grows is said once.
    const timer = setTimeout(() => announce(text), ANNOUNCE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])

  const act =
    notice === 'reconnecting' ? (
      <TextButton data-testid="retry-now" onClick={() => client.retryNow()}>
        {t('retryNow')}
      </TextButton>
    ) : notice === 'online-again' ? null : (
      <>
        <TextButton data-testid="reload" onClick={() => window.location.reload()}>
          {t('reload')}
        </TextButton>
        {notice === 'update' ? (
          <TextButton data-testid="reload-later" onClick={onLater}>
            {t('later')}
          </TextButton>
        ) : null}
      </>
    )
  return (
    // The washes are see-through: paper lies under them.
    <section
      aria-label={t('region')}
      data-testid="connection-banner"
      data-state={notice}
      className={classNames('pointer-events-auto bg-surface shadow-1', className)}
    >
      {/* The announcer says it; a second live region would say it twice. */}
      <Banner role="group" {...LOOKS[notice]} action={act}>
        {text}
      </Banner>
    </section>
  )
}
