import { Refusal } from '@parley/protocol'
import type pg from 'pg'
import { DATABASE_RETRY_AFTER_MS, isDatabaseAway, refusalOf } from '../connection/unavailable.ts'
import { appendBatch } from './append-batch.ts'
import type { AppendCommand, AppendResult } from './command.ts'
import { createQueue, type Waiting } from './queue.ts'

/**
 * Most of one batch: a larger one would hold its rooms' locks, and the event loop, for too long, and what commits
 * together is broadcast together.
 */
const BATCH = { commands: 256, bytes: 256_000 }
/** What may wait: beyond it a send is refused at once, rather than held in memory. */
const WAITING = { commands: 10_000, bytes: 32_000_000 }

/**
 * The one way in which messages are written: a group commit. A command that finds its room idle leaves at once;
 * those that arrive while the room's last batch is committing form the next one. Batches of different rooms may be
 * in flight together, but never two of one room, so that messages take the order in which they were appended.
 */
export interface Journal {
  /**
   * Resolves after the commit, with what happened. Rejects with `UNAVAILABLE` when the database is away or too much
   * is waiting; the message may be committed nevertheless (the connection was lost around the commit), and sending
   * the same `clientId` again settles it.
   */
  append(command: AppendCommand): Promise<AppendResult>
  /** Resolves when nothing waits and nothing is in flight. */
  drain(): Promise<void>
  /** Drains and takes nothing more. */
  close(): Promise<void>
}

export interface JournalOptions {
  readonly pool: pg.Pool
  /** Most batches in flight. */
  readonly connections: number
}

export function openJournal({ pool, connections }: JournalOptions): Journal {
  const queue = createQueue(WAITING)
  let inFlight = 0
  let closed = false
  let woken = false
  let idle: (() => void)[] = []

  /** Starts batches once this turn's appends are all queued. */
  function wake(): void {
    if (woken) return
    woken = true
    queueMicrotask(() => {
      woken = false
      while (inFlight < connections) {
        const batch = queue.takeBatch(BATCH)
        if (batch.length === 0) break
        inFlight += 1
        void commit(batch)
      }
      if (inFlight > 0) return
      const waiting = idle
      idle = []
      for (const resolve of waiting) resolve()
    })
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    let client: pg.PoolClient
    try {
      client = await pool.connect()
    } catch (error) {
      // Whoever waits behind this batch would meet the same closed door, and had better know now.
      settle([...batch, ...queue.takeAll()], refusalOf(error))
      return finish(batch)
    }
    let failure: unknown
    try {
      await write(client, batch)
    } catch (error) {
      failure = error
      settle(batch, refusalOf(error))
    }
    // After an error nobody knows what state the connection is in, or whether it will still answer.
    client.release(failure !== undefined)
    finish(batch)
  }

  async function write(client: pg.PoolClient, batch: readonly Waiting[]): Promise<void> {
    const commands = batch.map((waiting) => waiting.command)
    let results: AppendResult[]
    try {
      results = await appendBatch(client, commands)
    } catch (error) {
      if (batch.length === 1 || isDatabaseAway(error)) throw error
      // One command that the database cannot take must not fail the others: each goes alone.
      for (const waiting of batch) await write(client, [waiting]).catch((cause) => settle([waiting], refusalOf(cause)))
      return
    }
    for (const [index, waiting] of batch.entries()) {
      const result = results[index]
      if (result) waiting.resolve(result)
    }
  }

  function finish(batch: readonly Waiting[]): void {
    inFlight -= 1
    queue.release(batch)
    wake()
  }

  function drain(): Promise<void> {
    return new Promise((resolve) => {
      idle.push(resolve)
      wake()
    })
  }

  return {
    append(command) {
      return new Promise((resolve, reject) => {
        const accepted = !closed && queue.add({ command, resolve, reject })
        if (accepted) wake()
        else reject(new Refusal('UNAVAILABLE', { retryAfterMs: DATABASE_RETRY_AFTER_MS }))
      })
    },
    drain,
    close() {
      closed = true
      return drain()
    },
  }
}

function settle(batch: readonly Waiting[], error: unknown): void {
  for (const waiting of batch) waiting.reject(error)
}
