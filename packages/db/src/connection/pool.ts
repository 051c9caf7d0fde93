import pg from 'pg'

/** How long each step may take, in milliseconds. */
export interface Timeouts {
  /** A connection attempt is given up after this. */
  readonly connectMs: number
  /** PostgreSQL cancels a statement after this. */
  readonly statementMs: number
  /** We stop listening for an answer after this, and drop the connection: PostgreSQL itself may be frozen. */
  readonly answerMs: number
}

export const DEFAULT_TIMEOUTS: Timeouts = { connectMs: 3000, statementMs: 8000, answerMs: 10_000 }

export interface PoolOptions {
  readonly url: string
  /** Most connections. */
  readonly size: number
  /** Shown in `pg_stat_activity`. */
  readonly name: string
  readonly timeouts: Timeouts
}

/**
 * PostgreSQL would plan the larger reads anew each time, which takes longer than they do. They look rows up by indexes,
 * whatever is asked for, so one plan is good for all. It is kept while the tables grow, so it must not be one for empty
 * tables, which is to read them whole; and none of it is work enough to be worth compiling.
 */
const KEEP_PLANS = 'SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off'

/** A row that is locked for longer is not waited for: whoever holds it has stopped, and others wait behind us. */
const LOCK_WITHIN_MS = 2_000

/** A pool with timeouts on every step, which survives the loss of an idle connection. */
export function createPool({ url, size, name, timeouts }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: name,
    connectionTimeoutMillis: timeouts.connectMs,
    idleTimeoutMillis: 300_000,
    statement_timeout: timeouts.statementMs,
    query_timeout: timeouts.answerMs,
    keepAlive: true,
    lock_timeout: Math.min(LOCK_WITHIN_MS, timeouts.statementMs / 2),
    // Awaited, whatever its type says: nobody gets a connection before.
    onConnect: (client) => {
      // A connection that is lost while it is checked out, but not asking anything, reports here. Without a listener
      // Node would exit.
      client.on('error', () => {})
      return client.query(KEEP_PLANS) as unknown as undefined
    },
  })
  // An idle connection that is lost reports here, and the pool replaces it. Without a listener Node would exit.
  pool.on('error', () => {})
  return pool
}
