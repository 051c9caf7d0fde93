import type { ConnectionState } from '@parley/client'

/** So long a lost connection is not worth a word. */
export const QUIET_MS = 5_000
/** So long “Back online” stands. */
export const BACK_MS = 4_000

/**
 *          lost                late
 *   fine ───────► lost, quiet ───────► lost, told
 *    ▲ ▲   restored   │                    │ restored
 *    │ └──────────────┘                    ▼
 *    └──────────────── settled ────────── back      (lost again from here: lost, quiet)
 */
export type Outage =
  | { readonly phase: 'fine' }
  | {
      readonly phase: 'lost'
      /** Milliseconds since the epoch. */
      readonly since: number
      readonly told: boolean
      readonly caughtUp: CaughtUp
    }
  | { readonly phase: 'back'; readonly caughtUp: CaughtUp }

/** What came and went since the connection was lost. */
export interface CaughtUp {
  /** Messages of others. */
  readonly messages: number
  /** Own messages that had waited. */
  readonly sent: number
}

export const NOTHING: CaughtUp = { messages: 0, sent: 0 }

export type OutageEvent =
  | { readonly type: 'lost'; readonly at: number }
  | { readonly type: 'late' }
  | { readonly type: 'restored' }
  | ({ readonly type: 'synced' } & CaughtUp)
  | { readonly type: 'settled' }

export const FINE: Outage = { phase: 'fine' }

/** Only an outage that was told of ends with a word. */
export function followOutage(outage: Outage, event: OutageEvent): Outage {
  switch (event.type) {
    case 'lost':
      return outage.phase === 'lost' ? outage : { phase: 'lost', since: event.at, told: false, caughtUp: NOTHING }
    case 'late':
      return outage.phase === 'lost' ? { ...outage, told: true } : outage
    case 'restored':
      if (outage.phase !== 'lost') return outage
      return outage.told ? { phase: 'back', caughtUp: outage.caughtUp } : FINE
    case 'synced':
      return outage.phase === 'fine' ? outage : { ...outage, caughtUp: sumOf(outage.caughtUp, event) }
    case 'settled':
      return outage.phase === 'back' ? FINE : outage
  }
}

function sumOf(one: CaughtUp, other: CaughtUp): CaughtUp {
  return { messages: one.messages + other.messages, sent: one.sent + other.sent }
}

/** What a state of the connection means for the outage: a first attempt that is still running neither begins nor ends one. */
export function outageEventOf(state: ConnectionState, browserOnline: boolean, now: number): OutageEvent | null {
  if (state.status === 'ended') return { type: 'restored' }
  if (!browserOnline) return { type: 'lost', at: now }
  if (state.status === 'online') return { type: 'restored' }
  if (state.status === 'idle' || state.offlineSince === null) return null
  return { type: 'lost', at: state.offlineSince }
}

/** What the app says of its connection in `data-conn`. */
export type Conn = 'online' | 'connecting' | 'offline'

export function connOf(state: ConnectionState, outage: Outage, browserOnline: boolean): Conn {
  if (!browserOnline || state.status === 'ended') return 'offline'
  if (state.status === 'online') return 'online'
  return outage.phase === 'lost' && outage.told ? 'offline' : 'connecting'
}
