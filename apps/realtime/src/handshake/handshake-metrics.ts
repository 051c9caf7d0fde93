import { counters } from '@parley/process/metrics'
import type { Refusal } from '@parley/protocol'

const RESULTS = [
  'accepted',
  'unauthenticated',
  'session_ended',
  'protocol_unsupported',
  'rate_limited',
  'unavailable',
  'other',
] as const

/** How handshakes end. An origin or a network that is refused gets as far as `refusedAtTheDoor` only. */
export const handshakes = counters('parley_handshakes_total', 'Handshakes by how they ended.', 'result', RESULTS)

export const refusedAtTheDoor = counters(
  'parley_refused_at_the_door_total',
  'Requests to connect that were refused before their handshake.',
  'reason',
  ['origin', 'network', 'draining'],
)

export function resultOf({ code }: Refusal): (typeof RESULTS)[number] {
  const result = code.toLowerCase()
  return RESULTS.find((known) => known === result) ?? 'other'
}
