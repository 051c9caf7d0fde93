'use client'

import type { DoNotDisturb } from '@parley/protocol'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { dayWords } from '../../messages/time/calendar.ts'
import { useTimeWords } from '../../messages/time/use-time-words.ts'
import { tomorrowAtNine } from '../../scheduled/times.ts'
import { useProfileForm } from './use-profile-form.ts'

const SPANS = ['off', 'for30', 'for60', 'for240', 'tomorrow'] as const
type Span = (typeof SPANS)[number]
const MINUTES = { for30: 30, for60: 60, for240: 240 } as const
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** A week that begins on a Monday, to name the days by. */
const MONDAY = '2024-01-0'

/** When the person does not want to be disturbed: for a while now, and every week. */
export function QuietForm({ onSaved }: { onSaved?: () => void }) {
  const t = useTranslations('profile')
  const p = useTranslations('personal')
  const locale = useLocale()
  const words = useTimeWords()
  const { me } = useBootstrap()
  const { busy, save } = useProfileForm([], onSaved)
  const known = me.doNotDisturb
  const until = known?.until !== undefined && Date.parse(known.until) > Date.now() ? known.until : undefined
  const [span, setSpan] = useState<Span | 'keep'>(until === undefined ? 'off' : 'keep')
  const [days, setDays] = useState<readonly number[]>(known?.weekly?.days ?? [])
  const [from, setFrom] = useState(known?.weekly?.from ?? '22:00')
  const [to, setTo] = useState(known?.weekly?.to ?? '08:00')
  const [asked, setAsked] = useState(false)
  const isNever = (time: string) => days.length > 0 && time === ''
  const errorAt = (time: string) => (asked && isNever(time) ? t('timeMissing') : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isNever(from) || isNever(to)) return
    const next = span === 'keep' ? until : untilOf(span, Date.now())
    const doNotDisturb: DoNotDisturb = {
      ...(next !== undefined && { until: next }),
      ...(days.length > 0 && { weekly: { days: [...days], from, to } }),
    }
    // The hours are those of the person's own zone, so it has to be told.
    const timeZone = me.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    void save({ doNotDisturb, ...(days.length > 0 && { timeZone }) })
  }
  const labelOf = (each: Span) => (each === 'off' ? t('quietOff') : each === 'tomorrow' ? p('untilTomorrow') : t(each))
  return (
    <form onSubmit={submit} noValidate className="grid gap-4" data-testid="quiet-form">
      <Field label={t('quiet')}>
        {(control) => (
          <Select
            {...control}
            data-testid="quiet-until"
            value={span}
            onChange={(event) => setSpan(event.target.value as Span | 'keep')}
          >
            {until === undefined ? null : (
              <option value="keep">{t('quietOn', { when: words.exact(Date.parse(until)) })}</option>
            )}
            {SPANS.map((each) => (
              <option key={each} value={each}>
                {labelOf(each)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset className="grid gap-2">
        <legend className="font-medium text-small">{t('weekly')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
          {DAYS.map((day) => (
            <label key={day} className="flex min-h-8 items-center gap-1.5 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                data-testid={`quiet-day-${day}`}
                checked={days.includes(day)}
                onChange={(event) =>
                  setDays(event.target.checked ? [...days, day] : days.filter((each) => each !== day))
                }
              />
              {dayWords(`${MONDAY}${day}`, locale).weekday}
            </label>
          ))}
        </div>
        <div className="grid max-w-[320px] grid-cols-2 gap-3">
          <Field label={t('from')} error={errorAt(from)}>
            {(control) => (
              <Input {...control} type="time" value={from} onChange={(event) => setFrom(event.target.value)} />
            )}
          </Field>
          <Field label={t('to')} error={errorAt(to)}>
            {(control) => <Input {...control} type="time" value={to} onChange={(event) => setTo(event.target.value)} />}
          </Field>
        </div>
      </fieldset>
      <div>
        <Button type="submit" variant="primary" busy={busy} data-testid="save-quiet">
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

function untilOf(span: Span, now: number): string | undefined {
  if (span === 'off') return undefined
  if (span === 'tomorrow') return new Date(tomorrowAtNine(now)).toISOString()
  return new Date(now + MINUTES[span] * 60_000).toISOString()
}
