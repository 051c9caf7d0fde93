import type pg from 'pg'
import type { Availability } from '../connection/availability.ts'
import { isDatabaseAway, isLockTimeout, refusalOf } from '../connection/unavailable.ts'
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

/** Rooms of one batch that are waited for one by one, while somebody holds them. */
const MOST_LOCKED = 2

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
  /** Commands that wait for their batch, and batches that wait for their commit. */
  readonly load: JournalLoad
  /** Resolves when nothing waits and nothing is in flight. */
  drain(): Promise<void>
  /** Drains and takes nothing more. */
  close(): Promise<void>
}

export interface JournalLoad {
  readonly waiting: number
  readonly waitingBytes: number
  readonly batches: number
}

/** How a batch ended. */
export interface JournalBatch {
  readonly commands: number
  readonly durationMs: number
  /** False where it was refused, whatever became of it. */
  readonly isCommitted: boolean
}

export interface JournalOptions {
  readonly pool: pg.Pool
  /** Most batches in flight. */
  readonly connections: number
  readonly availability: Availability
  readonly onBatch: ((batch: JournalBatch) => void) | undefined
}

export function openJournal({ pool, connections, availability, onBatch }: JournalOptions): Journal {
  const queue = createQueue(WAITING)
  /** Batches in flight, and their connections. */
  const flying = new Map<readonly Waiting[], pg.PoolClient | null>()
  let closed = false
  let woken = false
  let idle: (() => void)[] = []

  /**
   * Starts batches once this turn of the event loop has read all that arrived. Each message is read by a callback of
   * its own: without this the first ones of a turn would leave alone and cost a commit each.
   */
  function wake(): void {
    if (woken) return
    woken = true
    setImmediate(() => {
      woken = false
      while (flying.size < connections) {
        const batch = queue.takeBatch(BATCH)
        if (batch.length === 0) break
        flying.set(batch, null)
        void commit(batch)
      }
      if (flying.size > 0) return
      const waiting = idle
      idle = []
      for (const resolve of waiting) resolve()
    })
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const startedAt = performance.now()
    let failure: unknown
    try {
      await availability.guard(async () => {
        const client = await pool.connect()
        flying.set(batch, client)
        await write(client, batch)
      })
    } catch (error) {
      failure = error
      settle(batch, error)
    }
    // After an error nobody knows what state the connection is in, or whether it will still answer.
    flying.get(batch)?.release(failure !== undefined)
    flying.delete(batch)
    onBatch?.({
      commands: batch.length,
      durationMs: performance.now() - startedAt,
      isCommitted: failure === undefined,
    })
    queue.release(batch)
    wake()
  }

  availability.onChange((isAway) => {
    if (!isAway) return
    // Whoever waits would meet the same closed door, and had better know now.
    settle([...queue.takeAll(), ...[...flying.keys()].flat()], availability.refusal())
    for (const client of flying.values()) void client?.end().catch(() => {})
  })

  async function write(client: pg.PoolClient, batch: readonly Waiting[]): Promise<void> {
    const commands = batch.map((waiting) => waiting.command)
    let results: AppendResult[]
    try {
      results = await appendBatch(client, commands)
    } catch (error) {
      const parts = partsAfter(error, batch)
      if (isLockTimeout(error) && parts.length === 1) queue.keepApart(batch)
      if (parts.length <= 1) throw error
      await writeParts(client, parts)
      return
    }
    queue.keepTogether(batch)
    for (const [index, waiting] of batch.entries()) {
      const result = results[index]
      if (result) waiting.resolve(result)
    }
  }

  async function writeParts(client: pg.PoolClient, parts: readonly Waiting[][]): Promise<void> {
    let locked = 0
    for (const part of parts) {
      try {
        // Somebody holds more than a room or two: it would take too long to find out which.
        if (locked >= MOST_LOCKED) throw availability.refusal()
        await write(client, part)
      } catch (error) {
        if (isLockTimeout(error)) locked += 1
        settle(part, refusalOf(error))
      }
    }
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
        const accepted = !closed && !availability.isAway && queue.add({ command, resolve, reject })
        if (accepted) wake()
        else reject(availability.refusal())
      })
    },
    get load() {
      return { ...queue.size, batches: flying.size }
    },
    drain,
    close() {
      closed = true
      return drain()
    },
  }
}

/** What may go when all of a batch together could not: whoever is at fault must not fail the others. */
function partsAfter(error: unknown, batch: readonly Waiting[]): readonly Waiting[][] {
  if (!isLockTimeout(error)) return isDatabaseAway(error) ? [] : batch.map((waiting) => [waiting])
  const rooms = new Map<string, Waiting[]>()
  for (const waiting of batch) {
    const { roomId } = waiting.command
    const room = rooms.get(roomId)
    if (room) room.push(waiting)
    else rooms.set(roomId, [waiting])
  }
  return [...rooms.values()]
}

function settle(batch: readonly Waiting[], error: unknown): void {
  for (const waiting of batch) waiting.reject(error)
}
