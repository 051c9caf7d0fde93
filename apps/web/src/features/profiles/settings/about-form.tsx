'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { useProfileForm } from './use-profile-form.ts'

/** Title, pronouns and time zone. */
export function AboutForm() {
  const t = useTranslations('profile')
  const { me } = useBootstrap()
  const { busy, errorOf, save } = useProfileForm(['title', 'pronouns', 'timeZone'])
  const [title, setTitle] = useState(me.title ?? '')
  const [pronouns, setPronouns] = useState(me.pronouns ?? '')
  const [zone, setZone] = useState(me.timeZone ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save({ title: title || null, pronouns: pronouns || null, timeZone: zone || null })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4" data-testid="about-form">
      <Field label={t('title')} hint={t('titleHint')} error={errorOf('title')}>
        {(control) => (
          <Input
            {...control}
            data-testid="profile-title-input"
            value={title}
            autoComplete="organization-title"
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('pronouns')} error={errorOf('pronouns')}>
        {(control) => (
          <Input
            {...control}
            data-testid="profile-pronouns"
            value={pronouns}
            autoComplete="off"
            onChange={(event) => setPronouns(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('timeZone')} error={errorOf('timeZone')}>
        {(control) => (
          <Select
            {...control}
            data-testid="profile-zone"
            value={zone}
            onChange={(event) => setZone(event.target.value)}
          >
            <option value="">{t('notTold')}</option>
            {zonesWith(zone).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={busy} data-testid="save-about">
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

/** Every zone that is known here, and the one that is told. */
function zonesWith(told: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone')
  const missing = ['UTC', told].filter((zone) => zone !== '' && !known.includes(zone))
  return [...missing, ...known]
}
