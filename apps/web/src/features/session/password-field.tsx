'use client'

import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field.tsx'
import { PasswordInput } from '../../ui/password-input.tsx'

export interface PasswordFieldProps {
  label: string
  /** What is wrong with it. */
  error: string | undefined
  /** A new one, which has to be good, or the one that they have. */
  isNew: boolean
}

/** A password: `password` in the form that holds it. */
export function PasswordField({ label, error, isNew }: PasswordFieldProps) {
  const t = useTranslations('session')
  return (
    <Field label={label} hint={isNew ? t('signUp.passwordHint') : undefined} error={error}>
      {(control) => (
        <PasswordInput
          {...control}
          name="password"
          data-testid="password"
          scale="large"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          showName={t('showPassword')}
          hideName={t('hidePassword')}
          required
        />
      )}
    </Field>
  )
}
