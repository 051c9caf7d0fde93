'use client'

import type { Account } from '@parley/protocol'
import { Clock, KeyRound, Undo2, UserX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTimeText } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useAct } from '../use-act.ts'
import { AccountLine } from './account-line.tsx'
import { ResetDialog } from './reset-dialog.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'

/** What keeps somebody out and lets them in again, and the way to a new password. */
export function AccessSection({ account, onChanged }: { account: Account; onChanged: () => void }) {
  const t = useTranslations('admin.people')
  const client = useClient()
  const act = useAct()
  const time = useTimeText()
  const [asks, ask] = useState<'suspend' | 'deactivate' | 'reset' | null>(null)
  const { id: personId, displayName: name } = account.person
  const { status, suspendedUntil } = account
  const close = () => ask(null)
  const lift = () => client.call('accounts.unsuspend', { personId })
  const open = () => client.call('accounts.reactivate', { personId })
  const run = (doIt: () => Promise<unknown>, said: string) => () =>
    void act(doIt, { said, after: onChanged }).catch(() => undefined)
  return (
    <DrawerSection title={t('access')}>
      <ul className="grid gap-3">
        {status === 'deactivated' ? null : (
          <AccountLine label={t('reset')} hint={t('resetHint')}>
            <Button
              size="small"
              icon={<KeyRound size={16} aria-hidden />}
              data-testid="reset-password"
              onClick={() => ask('reset')}
            >
              {t('makeLink')}
            </Button>
          </AccountLine>
        )}
        {status === 'active' ? (
          <AccountLine label={t('suspendLabel')} hint={t('suspendHint')}>
            <Button
              size="small"
              icon={<Clock size={16} aria-hidden />}
              data-testid="suspend"
              onClick={() => ask('suspend')}
            >
              {t('suspend')}
            </Button>
          </AccountLine>
        ) : null}
        {status === 'suspended' ? (
          <AccountLine
            label={t('isSuspended')}
            hint={
              suspendedUntil === null
                ? t('suspendedOpen')
                : t('suspendedUntil', { when: time(suspendedUntil, 'exact') })
            }
          >
            <Button
              size="small"
              icon={<Undo2 size={16} aria-hidden />}
              data-testid="unsuspend"
              onClick={run(lift, t('unsuspended', { name }))}
            >
              {t('unsuspend')}
            </Button>
          </AccountLine>
        ) : null}
        {status === 'deactivated' ? (
          <AccountLine label={t('isDeactivated')} hint={t('deactivatedHint')}>
            <Button
              size="small"
              icon={<Undo2 size={16} aria-hidden />}
              data-testid="reactivate"
              onClick={run(open, t('reactivated', { name }))}
            >
              {t('reactivate')}
            </Button>
          </AccountLine>
        ) : (
          <AccountLine label={t('deactivateLabel')} hint={t('deactivateHint')}>
            <Button
              size="small"
              variant="danger-quiet"
              icon={<UserX size={16} aria-hidden />}
              data-testid="deactivate"
              onClick={() => ask('deactivate')}
            >
              {t('deactivateAsk')}
            </Button>
          </AccountLine>
        )}
      </ul>
      {asks === 'suspend' ? <SuspendDialog account={account} onClose={close} onChanged={onChanged} /> : null}
      {asks === 'reset' ? <ResetDialog person={account.person} onClose={close} onChanged={onChanged} /> : null}
      <ConfirmDialog
        open={asks === 'deactivate'}
        onOpenChange={(isOpen) => isOpen || close()}
        title={t('deactivateTitle', { name })}
        description={t('deactivateDescription', { count: account.sessions })}
        confirmLabel={t('deactivate')}
        destructive
        onConfirm={() =>
          act(() => client.call('accounts.deactivate', { personId }), {
            said: t('deactivated', { name }),
            undo: open,
            after: onChanged,
          })
        }
      />
    </DrawerSection>
  )
}
