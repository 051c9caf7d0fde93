import type { Person } from '@parley/protocol'

/** Who asks: a person, by way of one of their sessions. Made by `authenticateSession` alone. */
export interface Principal {
  readonly personId: string
  readonly sessionId: string
  readonly person: Person
  /** Network address of the connection or the request by which they ask, where it is known. */
  readonly address?: string
}
