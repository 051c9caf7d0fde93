'use client'

import { type Account, type CommandInput, type Holdings, MOST_COUNTED } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { FormAlert } from '../../rooms/form-alert.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { ErasureFates } from '../../settings/erasure-fates.tsx'
import { soAlready } from '../so-already.ts'
import { Failed } from '../table/failed.tsx'
import { OPEN } from '../table/list-view.tsx'
import { useAddress } from '../table/use-address.ts'
import { useRead } from '../table/use-read.ts'

type Fate = CommandInput<'accounts.erase'>['messages']

interface EraseDialogProps {
  account: Account
  onClose: () => void
  onGone: () => void
}

/** Names what goes with a person and what stays, and wants their handle before they go for ever. */
export function EraseDialog({ account, onClose, onGone }: EraseDialogProps) {
  const t = useTranslations('admin.people')
  const common = useTranslations('common')
  const client = useClient()
  const refusalText = useRefusalText()
  const { change } = useAddress()
  const form = useId()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [messages, setMessages] = useState<Fate>('keep')
  const { busy, refusal, run } = useAttempt()
  const { id: personId, displayName: name, handle } = account.person
  const read = useRead(personId, () => client.call('accounts.measure', { personId }))
  const isRepeated = typed.trim().replace(/^@/, '').toLowerCase() === handle
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRepeated) return
    await run(async () => {
      await client.call('accounts.erase', { personId, handle, messages }).catch(soAlready('PERSON_NOT_FOUND'))
      toast(t(messages === 'purge' ? 'erasedPurging' : 'erased', { name }), { tone: 'success' })
      onClose()
      change({ [OPEN]: null }, 'replace')
      onGone()
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('eraseTitle', { name })}
      description={t('eraseDescription')}
      initialFocus={box}
      data-testid="erase-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" form={form} variant="danger" busy={busy} disabled={!isRepeated} data-testid="confirm">
            {t('eraseDo')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        {read.value ? (
          <WhatGoes holdings={read.value.holdings} />
        ) : read.state === 'failed' ? (
          <Failed error={read.error} onRetry={read.refresh} />
        ) : (
          <Skeleton className="h-14 w-full" />
        )}
        <ErasureFates value={messages} onChange={setMessages} />
        {refusal === null ? null : <FormAlert>{refusalText(refusal)}</FormAlert>}
        <Field label={t('repeatHandle', { handle })}>
          {(control) => (
            <Input
              {...control}
              ref={box}
              data-testid="repeat-handle"
              value={typed}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}

function WhatGoes({ holdings }: { holdings: Holdings }) {
  const t = useTranslations('admin.people')
  const format = useFormatter()
  const { messages, files, rooms, onlyOwner, sessions, personal } = holdings
  const wrote = `${format.number(messages)}${messages === MOST_COUNTED ? '+' : ''}`
  return (
    <ul className="grid gap-1 rounded-control bg-sunken px-3 py-2.5 text-small" data-testid="erase-counts">
      <li>{t('eraseGoes', { sessions, personal })}</li>
      <li>{t('eraseRooms', { rooms, onlyOwner })}</li>
      <li>{t('eraseWrote', { messages, wrote, files })}</li>
    </ul>
  )
}
