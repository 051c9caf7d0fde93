'use client'

import type { SettingKey, Settings, SettingsState } from '@parley/protocol'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext } from 'react'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { Switch } from '../../../ui/switch.tsx'

/** The settings on the screen: as they are, with what was changed and not saved. */
export interface SettingsForm {
  readonly state: SettingsState
  readonly shown: Settings
  /** What is wrong, and at which field; null where nothing is. */
  readonly fault: { readonly field: string; readonly text: string } | null
  change<K extends SettingKey>(key: K, value: Settings[K]): void
}

const FormContext = createContext<SettingsForm | null>(null)
export const SettingsFormProvider = FormContext

export function useSettingsForm(): SettingsForm {
  const form = useContext(FormContext)
  if (form === null) throw new Error('There is no settings form above this field.')
  return form
}

/** A part of the page, with what it is about at its head. */
export function Section({
  id,
  title,
  hint,
  children,
}: {
  id: string
  title: string
  hint?: ReactNode
  children: ReactNode
}) {
  return (
    <section
      className="border-line border-t py-6 first-of-type:border-t-0 first-of-type:pt-0"
      data-testid={`settings-${id}`}
    >
      <h2 className="font-semibold text-body">{title}</h2>
      {hint === undefined ? null : <p className="mt-0.5 text-pretty text-ink-muted text-small">{hint}</p>}
      <div className="mt-4 grid gap-5">{children}</div>
    </section>
  )
}

/** Says which variable of the server decides; nothing where none does. */
export function LockNote({ of }: { of: SettingKey }) {
  const t = useTranslations('workspace')
  const variable = useSettingsForm().state.locked[of]
  if (variable === undefined) return null
  return (
    <span className="inline-flex items-center gap-1" data-testid={`locked-${of}`}>
      <Lock size={12} aria-hidden />
      {t.rich('lockedBy', { variable, code: (text) => <code className="font-mono">{text}</code> })}
    </span>
  )
}

type KeysOf<T> = { [K in SettingKey]: Settings[K] extends T ? K : never }[SettingKey]

/** What a field is called, what helps, what is wrong with it, and whether it is the server's. */
export function useField(key: SettingKey) {
  const t = useTranslations('workspace')
  const { state, fault } = useSettingsForm()
  const isLocked = state.locked[key] !== undefined
  const hintKey = `hints.${key}` as 'hints.banner'
  return {
    label: t(`names.${key}` as 'names.banner'),
    ...(t.has(hintKey) && { hint: t(hintKey) }),
    ...(fault?.field === key && { error: fault.text }),
    ...(isLocked && { aside: <LockNote of={key} /> }),
    isLocked,
  }
}

/** One of several words. */
export function ChoiceField<K extends KeysOf<string>>({ of, options }: { of: K; options: readonly Settings[K][] }) {
  const t = useTranslations('workspace.choices')
  const { shown, change } = useSettingsForm()
  const { isLocked, ...field } = useField(of)
  return (
    <Field {...field}>
      {(control) => (
        <Select
          {...control}
          className="max-w-xs"
          disabled={isLocked}
          data-testid={`setting-${of}`}
          value={shown[of] as string}
          onChange={(event) => {
            const chosen = options.find((each) => each === event.target.value)
            if (chosen !== undefined) change(of, chosen)
          }}
        >
          {options.map((each) => (
            <option key={each as string} value={each as string}>
              {t(`${of}.${each}` as 'rooms.public.everybody')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

interface NumberFieldProps<K extends SettingKey> {
  of: K
  unit: 'characters' | 'megabytes' | 'minutes' | 'days'
  /** How many of the setting's own units one of these is. */
  factor?: number
  /** Left empty it has no end. */
  mayBeEmpty?: boolean
}

/** A number with its unit. What is no number within the bounds is told at the field. */
export function NumberField<K extends KeysOf<number | null>>({
  of,
  unit,
  factor = 1,
  mayBeEmpty,
}: NumberFieldProps<K>) {
  const t = useTranslations('workspace')
  const { shown, change } = useSettingsForm()
  const { isLocked, ...field } = useField(of)
  const value = shown[of] as number | null
  return (
    <Field {...field}>
      {(control) => (
        <Input
          {...control}
          className="max-w-xs"
          type="number"
          inputMode="numeric"
          disabled={isLocked}
          data-testid={`setting-${of}`}
          placeholder={mayBeEmpty ? t('noEnd') : undefined}
          value={value === null || Number.isNaN(value) ? '' : Math.round((value / factor) * 10) / 10}
          onChange={({ target }) => {
            const isEmpty = target.value === ''
            const next = isEmpty ? (mayBeEmpty ? null : Number.NaN) : Math.round(Number(target.value) * factor)
            change(of, next as Settings[K])
          }}
          end={<span className="pr-1.5 text-ink-muted text-small">{t(`units.${unit}`)}</span>}
        />
      )}
    </Field>
  )
}

/** On or off. */
export function SwitchField({ of }: { of: KeysOf<boolean> }) {
  const { shown, change } = useSettingsForm()
  const { isLocked, label, hint } = useField(of)
  return (
    <Switch
      label={label}
      hint={isLocked ? <LockNote of={of} /> : hint}
      disabled={isLocked}
      data-testid={`setting-${of}`}
      checked={shown[of]}
      onChange={(event) => change(of, event.target.checked)}
    />
  )
}
