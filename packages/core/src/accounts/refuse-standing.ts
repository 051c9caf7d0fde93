import type { findStanding } from '@parley/db'
import { Refusal } from '@parley/protocol'

/** Why whoever stands so may not be here; null where they may. */
export function refusalOf(standing: Awaited<ReturnType<typeof findStanding>>): Refusal | null {
  if (standing === null || standing.status === 'active') return null
  if (standing.status !== 'suspended') return new Refusal('ACCOUNT_DEACTIVATED')
  const until = standing.suspendedUntil?.toISOString()
  return new Refusal('ACCOUNT_SUSPENDED', until === undefined ? {} : { until })
}
