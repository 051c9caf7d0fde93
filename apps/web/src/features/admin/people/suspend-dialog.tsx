'use client'

import type { Account } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useTimeText } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { useAct } from '../use-act.ts'

const HOURS = [1, 24, 168, 720] as const
const HOUR_MS = 3_600_000

interface SuspendDialogProps {
  account: Account
  onClose: () => void
  onChanged: () => void
}

/** Asks how long somebody is kept out, and names what that means. */
export function SuspendDialog({ account: { person, sessions }, onClose, onChanged }: SuspendDialogProps) {
  const t = useTranslations('admin.people')
  const common = useTranslations('common')
  const client = useClient()
  const act = useAct()
  const time = useTimeText()
  const [choice, setChoice] = useState('24')
  const [date, setDate] = useState('')
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLSelectElement>(null)
  const until =
    choice === 'open' ? null : choice === 'date' ? readDate(date) : new Date(Date.now() + Number(choice) * HOUR_MS)
  const isMissing = choice === 'date' && (until === null || until.getTime() <= Date.now())
  const { id: personId, displayName: name } = person
  const suspend = async () => {
    if (isMissing) return
    setBusy(true)
    try {
      await act(() => client.call('accounts.suspend', { personId, until: until?.toISOString() ?? null }), {
        said: until === null ? t('suspended', { name }) : t('suspendedFor', { name, when: time(until, 'exact') }),
        undo: () => client.call('accounts.unsuspend', { personId }),
        after: onChanged,
      })
      onClose()
    } catch {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('suspendTitle', { name })}
      description={t('suspendDescription', { count: sessions })}
      initialFocus={first}
      data-testid="suspend-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="danger" busy={busy} disabled={isMissing} data-testid="confirm" onClick={suspend}>
            {t('suspendDo')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Field label={t('suspendFor')}>
          {(control) => (
            <Select
              {...control}
              ref={first}
              data-testid="suspend-for"
              value={choice}
              onChange={(event) => setChoice(event.target.value)}
            >
              {HOURS.map((hours) => (
                <option key={hours} value={hours}>
                  {hours < 24 ? t('hours', { count: hours }) : t('days', { count: hours / 24 })}
                </option>
              ))}
              <option value="date">{t('untilDate')}</option>
              <option value="open">{t('untilLifted')}</option>
            </Select>
          )}
        </Field>
        {choice === 'date' ? (
          <Field label={t('until')}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                data-testid="suspend-until"
                value={date}
                onChange={(event) => setDate(event.target.value)}
              />
            )}
          </Field>
        ) : null}
      </div>
    </Dialog>
  )
}

/** The moment that a box for date and time names; null while it names none. */
function readDate(text: string): Date | null {
  const date = new Date(text)
  return text === '' || Number.isNaN(date.getTime()) ? null : date
}
