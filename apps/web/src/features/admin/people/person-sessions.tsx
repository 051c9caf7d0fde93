'use client'

import type { AccountDetails, DeviceSession } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Time } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useAct } from '../use-act.ts'

interface PersonSessionsProps {
  details: AccountDetails
  /** The person who looks may sign them out. */
  mayEnd: boolean
  onChanged: () => void
}

/** Where somebody is signed in, and the ways to end it. */
export function PersonSessions({ details, mayEnd, onChanged }: PersonSessionsProps) {
  const t = useTranslations('admin.people')
  const client = useClient()
  const act = useAct()
  const [asks, setAsks] = useState(false)
  const [asked, ask] = useState<DeviceSession | null>(null)
  // Its text stays while the dialog goes.
  const [shown, show] = useState<DeviceSession | null>(null)
  if (asked !== null && asked !== shown) show(asked)
  const deviceOf = ({ device }: DeviceSession) => (device === 'unknown' ? t('unknownDevice') : device)
  const { account, sessions } = details
  const { id: personId, displayName: name } = account.person
  return (
    <DrawerSection
      title={t('devicesCount', { count: sessions.length })}
      testId="person-sessions"
      aside={
        mayEnd && sessions.length > 0 ? (
          <Button size="small" variant="danger-quiet" data-testid="sign-out-everywhere" onClick={() => setAsks(true)}>
            {t('signOutEverywhere')}
          </Button>
        ) : null
      }
    >
      {sessions.length === 0 ? (
        <p className="text-ink-muted text-small">{t('noDevices')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              device={deviceOf(session)}
              {...(mayEnd && {
                onEnd: () => ask(session),
              })}
            />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => open || ask(null)}
        title={t('signOutDeviceTitle', { name, device: shown === null ? '' : deviceOf(shown) })}
        description={t('signOutDeviceHint')}
        confirmLabel={t('signOut')}
        destructive
        onConfirm={async () => {
          if (asked === null) return
          await act(() => client.call('accounts.revoke', { personId, sessionId: asked.id }), {
            said: t('signedOutDevice', { name }),
            after: onChanged,
          })
        }}
      />
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('signOutTitle', { name })}
        description={t('signOutHint', { count: sessions.length })}
        confirmLabel={t('signOutEverywhere')}
        destructive
        onConfirm={() =>
          act(() => client.call('accounts.signout', { personId }), { said: t('signedOut', { name }), after: onChanged })
        }
      />
    </DrawerSection>
  )
}

interface SessionRowProps {
  session: DeviceSession
  /** Its name. */
  device: string
  onEnd?: () => void
}

function SessionRow({ session, device, onEnd }: SessionRowProps) {
  const t = useTranslations('admin.people')
  return (
    <li className="flex min-h-12 items-center gap-3 py-1.5" data-testid="person-session">
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2 text-small">
          <span className="truncate font-medium">{device}</span>
          {session.current ? <Tag tone="link">{t('thisDevice')}</Tag> : null}
        </p>
        <p className="truncate text-ink-muted text-meta">
          {session.address} · <Time at={session.lastSeenAt} style="exact" />
        </p>
      </div>
      {onEnd === undefined ? null : (
        <Button
          size="small"
          variant="quiet"
          data-testid="end-session"
          aria-label={t('signOutDevice', { device })}
          onClick={onEnd}
        >
          {t('signOut')}
        </Button>
      )}
    </li>
  )
}
