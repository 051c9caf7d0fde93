'use client'

import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { useDuration } from './slow-mode.ts'

/** In seconds; the first is off. */
const CHOICES = [0, 5, 10, 30, 60, 300, 900, 3_600, 21_600]

/** How long members of a room wait between two messages. What a bot chose stands among the choices. */
export function SlowModeField({ seconds, onChange }: { seconds: number; onChange: (seconds: number) => void }) {
  const t = useTranslations('rooms.slow')
  const duration = useDuration()
  const choices = CHOICES.includes(seconds) ? CHOICES : [...CHOICES, seconds].sort((a, b) => a - b)
  return (
    <Field label={t('label')} hint={t('hint')}>
      {(control) => (
        <Select
          {...control}
          data-testid="room-slow"
          value={seconds}
          onChange={(event) => onChange(Number(event.target.value))}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice === 0 ? t('off') : duration(choice)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
