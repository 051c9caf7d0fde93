'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { FormError } from './form-error.tsx'
import { PasswordField } from './password-field.tsx'
import { resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'
import { useForm } from './use-form.ts'
import { useMistakeText } from './use-mistake-text.ts'

/** Chooses a new password, and signs in with it. */
export function ResetForm({ code, handle }: { code: string; handle: string }) {
  const t = useTranslations('session')
  const { busy, mistake, formProps } = useForm({
    required: ['password'],
    fieldOf: ({ code: refused }) => (refused === 'PASSWORD_WEAK' ? 'password' : null),
    async submit({ password = '' }) {
      await resetPassword({ code, password })
      await signIn(handle, password)
      location.assign('/')
    },
  })
  const text = useMistakeText(mistake)
  return (
    <form {...formProps} className="grid gap-4">
      <FormError>{text(null)}</FormError>
      {/* Password managers learn whose password it is. */}
      <input type="text" name="login" autoComplete="username" value={handle} readOnly hidden />
      <PasswordField label={t('reset.password')} error={text('password')} isNew />
      <Button type="submit" variant="primary" size="large" wide busy={busy} data-testid="submit">
        {t('reset.submit')}
      </Button>
    </form>
  )
}
