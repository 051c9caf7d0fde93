import type { Person, Status } from '@parley/protocol'

/** The status, unless it is over at a time, in milliseconds since the epoch. */
export function statusAt({ status }: Pick<Person, 'status'>, now: number): Status | null {
  if (status === undefined) return null
  return status.until !== undefined && Date.parse(status.until) <= now ? null : status
}
