import { Refusal } from '@parley/protocol'

/** How long a caller should wait before it asks a database that is away again. */
export const DATABASE_RETRY_AFTER_MS = 1000

/**
 * SQLSTATE classes and codes after which the same command can succeed unchanged: connection lost or refused (08), not
 * let in (28, 3D000: a password or a database is being changed), a standby that is not promoted yet (25006), transaction
 * rolled back by a deadlock (40), out of resources (53), lock timeout (55P03), cancelled or shutting down (57), a disk
 * that fails (58). And where a new connection is what helps: a prepared statement that is gone (26000), or whose tables
 * were migrated (0A000).
 */
const TRANSIENT_SQLSTATE = /^(08|28|40|53|57|58)|^(0A000|25006|26000|3D000|55P03)$/

const TRANSIENT_NODE_CODES = new Set([
  'EADDRNOTAVAIL',
  'EMFILE',
  'ENFILE',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
])

/** Prisma: cannot reach, timed out, closed the connection, no connection from the pool, transaction could not start. */
const TRANSIENT_PRISMA_CODES = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2034',
  'P2037',
])

/** What Prisma's adapter makes of errors of a socket. */
const TRANSIENT_ADAPTER_KINDS = new Set([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionWriteConflict',
])

/** What `pg` says without a code when a connection ends or a client-side timeout strikes. */
const TRANSIENT_MESSAGES =
  /Connection terminated|timeout expired|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Cannot use a pool after calling end/

/**
 * What is said by nobody but our own clock: PostgreSQL would have cancelled the statement before. So the connection is
 * dead, whatever it looks like, or PostgreSQL is frozen.
 */
const SILENCE = /Query read timeout/

/** True where the database could not be asked, or stopped answering: nobody's input is at fault. */
export function isDatabaseAway(error: unknown): boolean {
  return layersOf(error).some(({ code, originalCode, kind, message }) => {
    if (typeof kind === 'string' && TRANSIENT_ADAPTER_KINDS.has(kind)) return true
    for (const candidate of [code, originalCode]) {
      if (typeof candidate !== 'string') continue
      if (TRANSIENT_NODE_CODES.has(candidate) || TRANSIENT_PRISMA_CODES.has(candidate)) return true
      if (/^[0-9A-Z]{5}$/.test(candidate) && TRANSIENT_SQLSTATE.test(candidate)) return true
    }
    return typeof message === 'string' && TRANSIENT_MESSAGES.test(message)
  })
}

/** True where a connection took a question and said nothing for longer than any question may take. */
export function isSilence(error: unknown): boolean {
  return layersOf(error).some(({ message }) => typeof message === 'string' && SILENCE.test(message))
}

/** An error with what it was made of, the outermost first. */
function layersOf(error: unknown): Readonly<Record<string, unknown>>[] {
  const layers: Record<string, unknown>[] = []
  for (let at = error; layers.length < 6 && typeof at === 'object' && at !== null; ) {
    const layer = at as Record<string, unknown>
    layers.push(layer)
    at = layer.cause ?? (layer.meta as Record<string, unknown> | undefined)?.driverAdapterError
  }
  return layers
}

/** True where a row was locked for too long: that row is at fault, not the database. */
export function isLockTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '55P03'
}

/** What a trigger says where somebody would enter a room that they are banned from, by whatever way. */
const BANNED = 'PB001'
/** And where a guest would enter one that was not chosen for them. */
const NO_ROOM_OF_GUEST = 'PG001'

/** The refusal for a database that is away, or for what a trigger does not let through; any other error as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error
  if (layersOf(error).some(({ code }) => code === BANNED)) return new Refusal('BANNED_FROM_ROOM')
  if (layersOf(error).some(({ code }) => code === NO_ROOM_OF_GUEST)) return new Refusal('GUEST_RESTRICTED')
  return isDatabaseAway(error) ? new Refusal('UNAVAILABLE', { retryAfterMs: DATABASE_RETRY_AFTER_MS }) : error
}
