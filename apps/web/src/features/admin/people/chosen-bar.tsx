'use client'

import type { Account, CommandInput } from '@parley/protocol'
import { Clock, LogOut, Undo2, UserX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { Toolbar } from '../table/filters.tsx'
import { useAct } from '../use-act.ts'

type Act = CommandInput<'accounts.several'>['act']
type Asked = 'suspend' | 'deactivate' | 'signout'

/** What takes an act back, where it can be. */
const BACK: Readonly<Record<Asked, Act | null>> = { suspend: 'unsuspend', deactivate: 'reactivate', signout: null }

interface ChosenBarProps {
  accounts: readonly Account[]
  /** Nobody is chosen any more. */
  onDone: () => void
  onChanged: () => void
}

/** What can be done with all people who are chosen. */
export function ChosenBar({ accounts, onDone, onChanged }: ChosenBarProps) {
  const t = useTranslations('admin.people')
  const common = useTranslations('common')
  const client = useClient()
  const act = useAct()
  const [asks, ask] = useState<Asked | null>(null)
  const closed = accounts.filter(({ status }) => status === 'deactivated').map(({ person }) => person.id)
  const open = accounts.filter(({ status }) => status === 'active').map(({ person }) => person.id)
  const several = async (personIds: string[], which: Act) => {
    const { changed, refused } = await client.call('accounts.several', { personIds, act: which })
    if (refused.length > 0) toast(t('several.refused', { count: refused.length }), { tone: 'danger' })
    return { changed, count: personIds.length - refused.length }
  }
  const run = (personIds: string[], which: Act, said: (count: number) => string, back: Act | null) => {
    let done: { changed: string[]; count: number } = { changed: [], count: 0 }
    const doIt = async () => {
      done = await several(personIds, which)
    }
    return act(doIt, {
      said: () => (done.count > 0 ? said(done.count) : null),
      ...(back && { undo: () => several(done.changed, back) }),
      after: onChanged,
    }).then(onDone)
  }
  return (
    <Toolbar>
      <span role="status" className="mr-1 font-medium text-small tabular-nums" data-testid="chosen-count">
        {t('several.chosen', { count: accounts.length })}
      </span>
      {open.length > 0 ? (
        <>
          <Button icon={<LogOut size={16} aria-hidden />} data-testid="sign-out-chosen" onClick={() => ask('signout')}>
            {t('signOut')}
          </Button>
          <Button icon={<Clock size={16} aria-hidden />} data-testid="suspend-chosen" onClick={() => ask('suspend')}>
            {t('suspendDo')}
          </Button>
          <Button
            icon={<UserX size={16} aria-hidden />}
            data-testid="deactivate-chosen"
            onClick={() => ask('deactivate')}
          >
            {t('deactivate')}
          </Button>
        </>
      ) : null}
      {closed.length > 0 ? (
        <Button
          icon={<Undo2 size={16} aria-hidden />}
          data-testid="reactivate-chosen"
          onClick={() =>
            void run(closed, 'reactivate', (count) => t('several.reactivated', { count }), null).catch(() => undefined)
          }
        >
          {t('reactivate')}
        </Button>
      ) : null}
      <Button variant="quiet" onClick={onDone}>
        {common('cancel')}
      </Button>
      {asks === null ? null : (
        <ConfirmDialog
          open
          onOpenChange={(isOpen) => isOpen || ask(null)}
          title={t(`several.title.${asks}`, { count: open.length })}
          description={t(`several.hint.${asks}`)}
          confirmLabel={t(`several.confirm.${asks}`)}
          destructive
          onConfirm={() => run(open, asks, (count) => t(`several.done.${asks}`, { count }), BACK[asks])}
        />
      )}
    </Toolbar>
  )
}
