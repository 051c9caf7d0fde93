'use client'

import { Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'

/** The name that others see. What was typed stays when it is refused. */
export function DisplayNameForm() {
  const t = useTranslations('settings')
  const sentence = useSentence()
  const client = useClient()
  const { me } = useBootstrap()
  const input = useRef<HTMLInputElement>(null)
  const [saved, setSaved] = useState(me.displayName)
  const [typed, setTyped] = useState(me.displayName)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      const { me: changed } = await client.call('profile.update', { displayName: typed })
      setSaved(changed.displayName)
      setTyped(changed.displayName)
      toast(t('saved'), { tone: 'success' })
    } catch (error) {
      setRefusal(error instanceof Refusal ? error : new Refusal('UNAVAILABLE'))
      input.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={save} noValidate className="grid gap-4">
      <Field label={t('displayName')} hint={t('displayNameHint')} error={refusal ? sentence(refusal) : undefined}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              ref={input}
              data-testid="display-name"
              value={typed}
              autoComplete="name"
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button
              type="submit"
              variant="primary"
              busy={busy}
              disabled={typed.trim() === saved || typed.trim() === ''}
              data-testid="save-display-name"
            >
              {t('save')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}
