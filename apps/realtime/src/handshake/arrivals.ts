import { createMemoryRateLimiter } from '@parley/core'
import { type ClosableConnection, closeConnection } from '../connections/close-connection.ts'
import { createConnectionCount } from '../connections/count-connections.ts'
import { networkOf } from './network.ts'

/** Whoever has not signed in by then is let go: before socket.io does so, which waits for the other end to agree. */
const SIGN_IN_WITHIN_MS = 9_000
/** Of one network's connections, those that have not signed in yet. */
const STRANGERS_SHARE = 1 / 4
/** How often one network may try to connect: all of its people at once, then so many a second. */
const ATTEMPTS_PER_SECOND = 100
/** Refused handshakes of one network, after which a refusal ends the connection at once. */
const FAILURES = { perSecond: 2, burst: 200 }

/** An Engine.IO connection, as far as it matters here. */
export interface ArrivingConnection extends ClosableConnection {
  once(event: 'close', listener: () => void): unknown
}

/** Bounds what a network, or somebody who never says who they are, can take from everybody else. */
export interface Arrivals {
  /** False where this network has enough connections, or tries too often. */
  mayArrive(address: string): boolean
  /** A connection was made: it is counted, and closed where nobody signs in on it. */
  arrived(address: string, connection: ArrivingConnection): void
  /** Somebody signed in on it. */
  signedIn(connection: object): void
  /** A handshake was refused. True where its network has had enough of them. */
  failed(connection: object): boolean
}

/** @param perAddress most connections of one network */
export function createArrivals(perAddress: number, signInWithinMs = SIGN_IN_WITHIN_MS): Arrivals {
  const strangersPerAddress = Math.ceil(perAddress * STRANGERS_SHARE)
  const counts = createConnectionCount(perAddress)
  const strangers = createConnectionCount(strangersPerAddress)
  const attempts = createMemoryRateLimiter({ buckets: 20_000 })
  const attemptRate = { perSecond: ATTEMPTS_PER_SECOND, burst: perAddress }
  const known = new WeakMap<object, { network: string | null; signedIn: () => void }>()

  return {
    mayArrive(address) {
      const network = networkOf(address)
      if (network === null) return true
      return (
        counts.of(network) < perAddress &&
        strangers.of(network) < strangersPerAddress &&
        attempts.take(network, attemptRate).allowed
      )
    },
    arrived(address, connection) {
      const network = networkOf(address)
      const leave = network === null ? () => {} : counts.take(network)
      const introduce = network === null ? () => {} : strangers.take(network)
      const silent = setTimeout(() => closeConnection(connection), signInWithinMs)
      silent.unref()
      const signedIn = () => {
        clearTimeout(silent)
        introduce?.()
      }
      known.set(connection, { network, signedIn })
      connection.once('close', () => {
        signedIn()
        leave?.()
      })
      // Several arrived between being asked for and being made.
      if (leave === null || introduce === null) setImmediate(() => closeConnection(connection))
    },
    signedIn: (connection) => known.get(connection)?.signedIn(),
    failed(connection) {
      const network = known.get(connection)?.network
      return network != null && !attempts.take(`failed ${network}`, FAILURES).allowed
    },
  }
}
