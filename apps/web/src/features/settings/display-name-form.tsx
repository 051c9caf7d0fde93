'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useAttempt } from '../../ui/use-attempt.ts'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { useRefusalText } from '../rooms/refusal-text.ts'

/** The name that others see. What was typed stays when it is refused. */
export function DisplayNameForm() {
  const t = useTranslations('settings')
  const refusalText = useRefusalText()
  const client = useClient()
  const { me } = useBootstrap()
  const input = useRef<HTMLInputElement>(null)
  const [saved, setSaved] = useState(me.displayName)
  const [typed, setTyped] = useState(me.displayName)
  const { busy, refusal, run } = useAttempt()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const rename = async () => {
      const { me: changed } = await client.call('profile.update', { displayName: typed })
      setSaved(changed.displayName)
      setTyped(changed.displayName)
      toast(t('saved'), { tone: 'success' })
    }
    await run(rename, () => input.current?.focus())
  }

  return (
    <form onSubmit={save} noValidate className="grid gap-4">
      <Field
        label={t('displayName')}
        hint={t('displayNameHint')}
        error={refusal === null ? undefined : refusalText(refusal)}
      >
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
