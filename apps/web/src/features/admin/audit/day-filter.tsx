'use client'

import { useTranslations } from 'next-intl'
import { chipClasses } from '../table/chip.ts'
import { useAddress } from '../table/use-address.ts'
import { PAGE } from '../table/use-pages.ts'

const DAY = /^\d{4}-\d\d-\d\d$/

/** A day of the person's own calendar, by the system's own picker. It stands in the address as it is written. */
export function DayFilter({ name, label }: { name: string; label: string }) {
  const t = useTranslations('admin.audit')
  const { params, change } = useAddress()
  const value = params.get(name) ?? ''
  return (
    <label className={chipClasses(value !== '', 'gap-2 px-2.5')}>
      {label}
      <input
        type="date"
        aria-label={t('dayOf', { label })}
        data-testid={`filter-${name}`}
        value={DAY.test(value) ? value : ''}
        onChange={(event) => change({ [name]: event.target.value, [PAGE]: null })}
        className="bg-transparent text-ink outline-none"
      />
    </label>
  )
}

/** When a day begins here, as the server wants to know it; null where none is named. */
export function startOfDay(day: string | null): string | null {
  return day !== null && DAY.test(day) ? momentOf(day, 0) : null
}

/** When the next day begins. */
export function endOfDay(day: string | null): string | null {
  return day !== null && DAY.test(day) ? momentOf(day, 1) : null
}

function momentOf(day: string, later: number): string | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const moment = new Date(year, month - 1, date + later)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}
