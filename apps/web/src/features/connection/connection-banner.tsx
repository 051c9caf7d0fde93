'use client'

import type { ConnectionState } from '@parley/client'
import { Check, CircleAlert, LoaderCircle, RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Banner, TextButton } from '../../ui/banner.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useSentence } from '../errors/sentences.tsx'
import { announce } from '../shell/announcement-store.ts'
import { useClient, useConnection } from './client-provider.tsx'
import type { Outage } from './outage.ts'

/** `ended`: the client does not come back by itself; `outdated`: because the server speaks another version. */
type Notice = 'reconnecting' | 'online-again' | 'ended' | 'outdated'

function noticeOf(connection: ConnectionState, outage: Outage): Notice | null {
  if (connection.status === 'ended') {
    if (connection.reason === null) return null
    return connection.reason.code === 'PROTOCOL_UNSUPPORTED' ? 'outdated' : 'ended'
  }
  if (outage.phase === 'lost') return outage.told ? 'reconnecting' : null
  return outage.phase === 'back' ? 'online-again' : null
}

const LOOKS = {
  reconnecting: { tone: 'warn', icon: <LoaderCircle size={14} className="spin" aria-hidden /> },
  'online-again': { tone: 'success', icon: <Check size={14} aria-hidden /> },
  ended: { tone: 'plain', icon: <CircleAlert size={14} aria-hidden /> },
  outdated: { tone: 'link', icon: <RefreshCw size={14} aria-hidden /> },
} as const

/**
 * What is worth saying about the connection. It lies over the page rather than in it, so that no line that somebody
 * is reading moves; its place is the caller's.
 */
export function ConnectionBanner({ outage, className }: { outage: Outage; className?: string }) {
  const t = useTranslations('connection')
  const sentence = useSentence()
  const client = useClient()
  const connection = useConnection()
  const notice = noticeOf(connection, outage)
  const synced = outage.phase === 'back' ? outage.synced : 0

  const words: Record<Notice, () => string> = {
    reconnecting: () => t('reconnecting'),
    'online-again': () => (synced > 0 ? t('backOnlineSynced', { count: synced }) : t('backOnline')),
    ended: () => sentence((connection.status === 'ended' && connection.reason) || { code: 'INTERNAL' }),
    outdated: () => t('updateReady'),
  }
  const text = notice && words[notice]()
  useEffect(() => {
    if (text !== null) announce(text)
  }, [text])
  if (notice === null) return null

  const act =
    notice === 'reconnecting' ? (
      <TextButton data-testid="retry-now" onClick={() => client.retryNow()}>
        {t('retryNow')}
      </TextButton>
    ) : notice === 'online-again' ? null : (
      <TextButton onClick={() => window.location.reload()}>{t('reload')}</TextButton>
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
