import type { Account } from '@parley/protocol'

/** Whether a row of `person`, under this name, may sign in and be here, in SQL. */
export const isActive = (person: string) => `(${person}.deactivated_at IS NULL
  AND (${person}.suspended_at IS NULL OR ${person}.suspended_until <= now()))`
export const IS_ACTIVE = isActive('person')

/** What keeps a person out, in SQL: an account that is closed counts as that, whatever else is so. */
export const STATUS = `CASE WHEN person.erased_at IS NOT NULL THEN 'erased'
  WHEN person.deactivated_at IS NOT NULL THEN 'deactivated'
  WHEN person.suspended_at IS NOT NULL AND (person.suspended_until IS NULL OR person.suspended_until > now()) THEN 'suspended'
  ELSE 'active' END`

export interface StandingRow {
  readonly status: Account['status']
  readonly suspended_until: Date | null
}

/** What keeps a person out, where something does. */
export interface Standing {
  readonly status: Account['status']
  /** When a suspension ends by itself; null where it does not, or there is none. */
  readonly suspendedUntil: Date | null
}

export function toStanding({ status, suspended_until }: StandingRow): Standing {
  return { status, suspendedUntil: status === 'suspended' ? suspended_until : null }
}
