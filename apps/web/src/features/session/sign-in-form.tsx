'use client'

import { type ErrorCode, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { FormError } from './form-error.tsx'
import { PasswordField } from './password-field.tsx'
import { signIn } from './sign-in.ts'
import { useForm } from './use-form.ts'
import { useMistakeText } from './use-mistake-text.ts'

export interface SignInFormProps {
  /** A path of this app. */
  target: string
  /** Why the last try failed, where the browser was sent back here. */
  refused: ErrorCode | null
  /** When what keeps the person out ends by itself. */
  until?: string | undefined
}

export function SignInForm({ target, refused, until }: SignInFormProps) {
  const t = useTranslations('session')
  const { busy, mistake, formProps } = useForm({
    required: ['login', 'password'],
    refused: refused && new Refusal(refused, until === undefined ? {} : { until }),
    async submit({ login = '', password = '' }) {
      await signIn(login, password)
      location.assign(target)
    },
  })
  const text = useMistakeText(mistake)
  return (
    <form {...formProps} className="grid gap-4">
      <FormError>{text(null)}</FormError>
      <Field label={t('signIn.login')} error={text('login')}>
        {(control) => (
          <Input
            {...control}
            name="login"
            data-testid="login"
            scale="large"
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <PasswordField label={t('signIn.password')} error={text('password')} isNew={false} />
      <Button type="submit" variant="primary" size="large" wide busy={busy} data-testid="submit">
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
