'use client'

import { ACCENTS, WORKSPACE_NAME_CHARACTERS } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { LockNote, Section, useField, useSettingsForm } from './form.tsx'
import { IconField } from './icon-field.tsx'

/** What the workspace is called and looks like. */
export function LookSection() {
  const t = useTranslations('workspace')
  const { shown, change } = useSettingsForm()
  const { isLocked, ...name } = useField('workspace.name')
  const length = [...shown['workspace.name']].length
  return (
    <Section id="look" title={t('sections.look')} hint={t('hints.look')}>
      <Field {...name} counter={`${length} / ${WORKSPACE_NAME_CHARACTERS}`}>
        {(control) => (
          <Input
            {...control}
            disabled={isLocked}
            data-testid="setting-workspace.name"
            value={shown['workspace.name']}
            onChange={(event) => change('workspace.name', event.target.value)}
          />
        )}
      </Field>
      <IconField />
      <AccentField />
    </Section>
  )
}

function AccentField() {
  const t = useTranslations('workspace.accents')
  const { shown, change } = useSettingsForm()
  const { label, hint, isLocked } = useField('workspace.accent')
  const name = useId()
  return (
    <fieldset disabled={isLocked}>
      <legend className="mb-1.5 font-medium text-small">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {ACCENTS.map((accent) => (
          <label
            key={accent}
            className="flex min-h-9 cursor-pointer items-center gap-2 rounded-control border border-line px-2.5 text-small hover:bg-hover has-checked:border-ink has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              data-testid={`accent-${accent}`}
              checked={shown['workspace.accent'] === accent}
              onChange={() => change('workspace.accent', accent)}
            />
            <span
              aria-hidden
              data-accent={accent}
              className="size-4 rounded-full"
              style={{ backgroundColor: 'var(--accent)' }}
            />
            {t(accent)}
          </label>
        ))}
      </div>
      <p className="mt-1.5 text-ink-muted text-meta">{isLocked ? <LockNote of="workspace.accent" /> : hint}</p>
    </fieldset>
  )
}
