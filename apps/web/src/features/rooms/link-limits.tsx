'use client'

import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'

/** How long a link is good, and how many come by it; 0 for no end. */
export interface LinkLimits {
  readonly hours: number
  readonly uses: number
}

/** The same as a command takes it. */
export function limitsInput({ hours, uses }: LinkLimits): { hours?: number; uses?: number } {
  return { ...(hours > 0 && { hours }), ...(uses > 0 && { uses }) }
}

interface LinkLimitFieldsProps {
  limits: LinkLimits
  onChange: (limits: LinkLimits) => void
  /** What can be chosen. */
  hours: readonly number[]
  uses: readonly number[]
}

/** Chooses the limits of a link that lets people in. */
export function LinkLimitFields({ limits, onChange, hours, uses }: LinkLimitFieldsProps) {
  const t = useTranslations('rooms.invite')
  const hoursText = (each: number) =>
    each === 0 ? t('forever') : each < 24 ? t('hours', { count: each }) : t('days', { count: each / 24 })
  return (
    <>
      <Field className="min-w-32 grow" label={t('goodFor')}>
        {(control) => (
          <Select
            {...control}
            data-testid="invite-hours"
            value={limits.hours}
            onChange={(event) => onChange({ ...limits, hours: Number(event.target.value) })}
          >
            {hours.map((each) => (
              <option key={each} value={each}>
                {hoursText(each)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field className="min-w-32 grow" label={t('letsIn')}>
        {(control) => (
          <Select
            {...control}
            data-testid="invite-uses"
            value={limits.uses}
            onChange={(event) => onChange({ ...limits, uses: Number(event.target.value) })}
          >
            {uses.map((each) => (
              <option key={each} value={each}>
                {each === 0 ? t('anyNumber') : t('uses', { count: each })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  )
}
