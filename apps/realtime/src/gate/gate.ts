import type { Context } from '../context.ts'
import type { Chat } from '../handlers/handler.ts'
import type { Admission } from '../handshake/admission.ts'
import type { InFlight } from './in-flight.ts'

export type GateState = 'starting' | 'open' | 'draining' | 'closed'

export interface Gate {
  readonly context: Context
  readonly chat: Chat
  /** What every socket has in flight, for the drain. */
  readonly inFlight: InFlight
  /** Handshakes and hellos come in one after the other. */
  readonly admission: Admission
  /** People are let in while it is open; who is in is served until it is closed. */
  state: GateState
  /** How much later answers are sent; 0 but where a test asks for it. */
  ackDelayMs: number
}
