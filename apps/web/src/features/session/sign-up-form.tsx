'use client'

import type { ErrorCode, Invited, Refusal, SignUpInput } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { FormError } from './form-error.tsx'
import { PasswordField } from './password-field.tsx'
import { signIn } from './sign-in.ts'
import { signUp } from './sign-up.ts'
import { useForm } from './use-form.ts'
import { useMistakeText } from './use-mistake-text.ts'

/** The control that each refusal is about. */
const FIELDS: Partial<Record<ErrorCode, keyof SignUpInput>> = {
  DISPLAY_NAME_INVALID: 'displayName',
  HANDLE_INVALID: 'handle',
  ACCOUNT_UNAVAILABLE: 'handle',
  EMAIL_INVALID: 'email',
  PASSWORD_WEAK: 'password',
  EMAIL_DOMAIN_REFUSED: 'email',
}
const fieldOf = (refusal: Refusal) => FIELDS[refusal.code] ?? (refusal.code === 'TEXT_INVALID' ? 'displayName' : null)

export interface SignUpFormProps {
  /** A path of this app. */
  target: string
  /** The code of a link to the workspace. */
  invite?: string
  /** Only addresses of certain domains may sign up. */
  needsEmail?: boolean
  /** What the fields begin with. */
  invited?: Invited | undefined
}

export function SignUpForm({ target, invite, needsEmail = false, invited }: SignUpFormProps) {
  const t = useTranslations('session')
  const { busy, mistake, formProps } = useForm({
    required: ['displayName', 'handle', ...(needsEmail ? ['email'] : []), 'password'],
    fieldOf,
    async submit({ displayName = '', handle = '', email = '', password = '' }) {
      await signUp({ displayName, handle, password, ...(email.trim() !== '' && { email }), ...(invite && { invite }) })
      await signIn(handle, password)
      location.assign(target)
    },
  })
  const text = useMistakeText(mistake)
  return (
    <form {...formProps} className="grid gap-4">
      <FormError>{text(null)}</FormError>
      <Field label={t('signUp.displayName')} hint={t('signUp.displayNameHint')} error={text('displayName')}>
        {(control) => (
          <Input
            {...control}
            name="displayName"
            data-testid="display-name"
            scale="large"
            autoComplete="name"
            defaultValue={invited?.displayName}
            required
          />
        )}
      </Field>
      <Field label={t('signUp.handle')} hint={t('signUp.handleHint')} error={text('handle')}>
        {(control) => (
          <Input
            {...control}
            name="handle"
            data-testid="handle"
            scale="large"
            autoComplete="username"
            defaultValue={invited?.handle}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <Field
        label={t('signUp.email')}
        aside={needsEmail ? undefined : t('signUp.optional')}
        hint={needsEmail ? t('signUp.emailHint') : undefined}
        error={text('email')}
      >
        {(control) => (
          <Input
            {...control}
            name="email"
            data-testid="email"
            type="email"
            scale="large"
            autoComplete="email"
            defaultValue={invited?.email ?? undefined}
          />
        )}
      </Field>
      <PasswordField label={t('signUp.password')} error={text('password')} isNew />
      <Button type="submit" variant="primary" size="large" wide busy={busy} data-testid="submit">
        {t('signUp.submit')}
      </Button>
    </form>
  )
}
