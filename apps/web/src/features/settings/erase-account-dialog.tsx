'use client'

import { type EraseAccountInput, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { ask } from '../session/ask.ts'
import { readRefusal } from '../session/sign-in.ts'
import { ErasureFates } from './erasure-fates.tsx'

/** Wants the password before the account goes for ever. The session ends with it, which leads to the sign-in page. */
export function EraseAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.account')
  const common = useTranslations('common')
  const sentence = useSentence()
  const form = useId()
  const box = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const [messages, setMessages] = useState<EraseAccountInput['messages']>('keep')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || password === '') return
    setBusy(true)
    setRefusal(null)
    try {
      const response = await ask('/api/account/erase', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ password, messages } satisfies EraseAccountInput),
      })
      if (!response.ok) throw await readRefusal(response)
    } catch (error) {
      setRefusal(error instanceof Refusal ? error : new Refusal('UNAVAILABLE'))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('eraseTitle')}
      description={t('eraseDescription')}
      initialFocus={box}
      data-testid="erase-account-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            type="submit"
            form={form}
            variant="danger"
            busy={busy}
            disabled={password === ''}
            data-testid="confirm"
          >
            {t('eraseDo')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        <ErasureFates value={messages} onChange={setMessages} />
        <Field label={t('password')} {...(refusal !== null && { error: sentence(refusal) })}>
          {(control) => (
            <Input
              type="password"
              {...control}
              ref={box}
              data-testid="erase-password"
              value={password}
              autoComplete="current-password"
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
