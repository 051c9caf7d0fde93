import type pg from 'pg'
import type { Availability } from './availability.ts'

/**
 * Asks in SQL, on a prepared statement of this name. Prisma costs several times the CPU of it, which is felt where
 * thousands of clients come back at once.
 * @throws Refusal UNAVAILABLE where the database is away
 */
export type Ask = <R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) => Promise<R[]>

export function createAsk(pool: pg.Pool, availability: Availability): Ask {
  return async (name, text, values) => {
    const { rows } = await availability.guard(() => pool.query({ name, text, values }))
    return rows
  }
}
