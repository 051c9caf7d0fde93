'use client'

import { Refusal, type Registration } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { FormAlert } from '../../rooms/form-alert.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'

const MODES = ['open', 'domains', 'invite', 'closed'] as const

/** Who may make an account. What is chosen holds once it is saved. */
export function ModeForm({ registration, onChanged }: { registration: Registration; onChanged: () => void }) {
  const t = useTranslations('admin.registration')
  const client = useClient()
  const refusalText = useRefusalText()
  const name = useId()
  const [mode, setMode] = useState(registration.mode)
  const [domains, setDomains] = useState(registration.domains.join('\n'))
  const { busy, refusal, run } = useAttempt()
  const listed = domains.split(/[\s,;，、]+/u).filter(Boolean)
  const isChanged = mode !== registration.mode || (mode === 'domains' && listed.join() !== registration.domains.join())
  const isAboutDomains = refusal instanceof Refusal && refusal.code === 'DOMAIN_INVALID'
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isChanged) return
    await run(async () => {
      await client.call('registration.update', { mode, ...(mode === 'domains' && { domains: listed }) })
      toast(t('saved'), { tone: 'success' })
      onChanged()
    })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-3" data-testid="registration-form">
      <fieldset className="grid">
        <legend className="sr-only">{t('who')}</legend>
        {MODES.map((each) => (
          <label
            key={each}
            className="-mx-3 flex cursor-pointer gap-3 rounded-control px-3 py-2.5 hover:bg-hover has-checked:bg-selected"
          >
            <input
              type="radio"
              name={name}
              value={each}
              data-testid={`mode-${each}`}
              checked={mode === each}
              onChange={() => setMode(each)}
              className="mt-0.5 size-4 shrink-0"
            />
            <span className="min-w-0">
              <span className="block font-medium text-ui leading-5">{t(`modes.${each}`)}</span>
              <span className="block text-pretty text-ink-muted text-small">{t(`modeHint.${each}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {mode === 'domains' ? (
        <Field label={t('domains')} hint={t('domainsHint')} {...(isAboutDomains && { error: refusalText(refusal) })}>
          {(control) => (
            <TextArea
              {...control}
              data-testid="domains"
              value={domains}
              placeholder="example.org"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setDomains(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {refusal !== null && !isAboutDomains ? <FormAlert>{refusalText(refusal)}</FormAlert> : null}
      {isChanged ? (
        <div>
          <Button type="submit" variant="primary" busy={busy} data-testid="save-registration">
            {t('save')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}
