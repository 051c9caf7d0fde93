import { counter } from '@parley/process/metrics'
import type { Rate, RateClass } from '@parley/protocol'
import { type ClosableConnection, closeConnection } from '../connections/close-connection.ts'

/** An Engine.IO connection, as far as it matters here. */
export interface SendingConnection extends ClosableConnection {
  on(event: 'data', listener: (this: SendingConnection, data: unknown) => void): unknown
  on(event: 'close', listener: () => void): unknown
  off(event: 'close', listener: () => void): unknown
}

interface WebSocketLike {
  pause(): void
  resume(): void
}

interface Account {
  /** Below zero: owed. */
  tokens: number
  at: number
}

/** Slows down who sends more than anybody may, answered or not: their frames stay in the network until it is their turn. */
export interface Floods {
  /** Counts what a connection sends. */
  watch(connection: SendingConnection): void
  /** Counts one frame that `watch` does not hear of. */
  count(connection: SendingConnection, data: unknown): void
  /** From now on it counts together with the person's other connections here. */
  belongsTo(connection: object, personId: string): void
}

/** A frame costs one token, and one more for each of these: reading it is what it costs the server. */
const BYTES_A_TOKEN = 4_096
/** People whose accounts are kept; beyond it those who came longest ago are forgotten. */
const MOST_PEOPLE = 50_000
const LEAST_PAUSE_MS = 20

const slowed = counter('parley_floods_slowed_total', 'Times that a connection was read on later, for it sent too much.')

/** Twice of all that may be let in, and some more: who keeps to what they are told never gets there. */
export function frameRate(rates: Readonly<Record<RateClass, Rate>>): Rate {
  const all = Object.values(rates)
  return {
    perSecond: 100 + 2 * all.reduce((sum, { perSecond }) => sum + perSecond, 0),
    burst: 1_000 + 2 * all.reduce((sum, { burst }) => sum + burst, 0),
  }
}

/**
 * A refusal costs about as much as what it refuses. So frames are counted where they come in, and a connection that is
 * over is not read for a while. Long polling has nothing that could wait, so it is closed where that much again is owed.
 */
export function slowFloods(rate: Rate, now: () => number = () => performance.now()): Floods {
  const people = new Map<string, Account>()
  const accounts = new WeakMap<object, Account>()
  const paused = new WeakSet<object>()
  const open = (): Account => ({ tokens: rate.burst, at: now() })

  function refill(account: Account): void {
    const at = now()
    account.tokens = Math.min(rate.burst, account.tokens + ((at - account.at) / 1_000) * rate.perSecond)
    account.at = at
  }

  function pause(connection: SendingConnection, socket: WebSocketLike, account: Account): void {
    slowed.add()
    paused.add(connection)
    socket.pause()
    let timer: NodeJS.Timeout
    const readOn = () => {
      clearTimeout(timer)
      connection.off('close', readOn)
      paused.delete(connection)
      socket.resume()
    }
    const wait = () => {
      refill(account)
      if (account.tokens >= 0) return readOn()
      timer = setTimeout(wait, Math.max(LEAST_PAUSE_MS, (-account.tokens / rate.perSecond) * 1_000))
      timer.unref()
    }
    // What is closed has to be read to its end.
    connection.on('close', readOn)
    wait()
  }

  function onData(this: SendingConnection, data: unknown): void {
    const account = accounts.get(this) ?? open()
    accounts.set(this, account)
    refill(account)
    account.tokens = Math.max(account.tokens - costOf(data), -rate.burst)
    if (account.tokens >= 0 || paused.has(this)) return
    const socket = webSocketOf(this)
    if (socket !== null) pause(this, socket, account)
    else if (account.tokens <= -rate.burst) setImmediate(() => closeConnection(this))
  }

  return {
    // One function for all connections, so that one that is quiet costs no closure.
    watch: (connection) => void connection.on('data', onData),
    count: (connection, data) => onData.call(connection, data),
    belongsTo(connection, personId) {
      const account = people.get(personId) ?? open()
      people.set(personId, account)
      accounts.set(connection, account)
      const [oldest] = people.size > MOST_PEOPLE ? people.keys() : []
      if (oldest !== undefined) people.delete(oldest)
    },
  }
}

/** An empty frame has no data. */
function costOf(data: unknown): number {
  const length = typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0
  return 1 + Math.floor(length / BYTES_A_TOKEN)
}

function webSocketOf({ transport }: ClosableConnection): WebSocketLike | null {
  const { socket } = transport as { socket?: Partial<WebSocketLike> }
  return typeof socket?.pause === 'function' && typeof socket.resume === 'function' ? (socket as WebSocketLike) : null
}
