import type { JournalBatch } from '@parley/db'
import { type Counter, counter, countProcess, gauge, gauges, histogram } from '@parley/process/metrics'
import type { Gate, GateState } from '../gate/gate.ts'
import type { ChatServer } from '../server/types.ts'

export const slowConsumers: Counter = counter(
  'parley_slow_consumers_closed_total',
  'Connections closed because their client did not read.',
)

const batchSize = histogram(
  'parley_journal_batch_commands',
  'Messages that were committed together.',
  [1, 2, 4, 8, 16, 32, 64, 128, 256],
)
const commitSeconds = histogram(
  'parley_journal_commit_seconds',
  'How long a batch took from leaving the queue to its commit.',
  [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
)
const failedBatches = counter('parley_journal_failed_batches_total', 'Batches that ended without a verdict.')

/** For the journal's `onBatch`. */
export function countBatch({ commands, durationMs, isCommitted }: JournalBatch): void {
  if (!isCommitted) {
    failedBatches.add()
    return
  }
  batchSize.observe(commands)
  commitSeconds.observe(durationMs / 1_000)
}

const STATES = ['starting', 'open', 'draining', 'closed'] as const satisfies readonly GateState[]

/** Starts to tell what the process knows anyway; it is asked when somebody looks. */
export function measureServer(gate: Gate, io: ChatServer): void {
  const { core, redis } = gate.context
  const { journal, availability } = core.database
  countProcess()
  const state = gauges('parley_state', 'What the process is at: 1 for one of them.', 'state', STATES)
  for (const each of STATES) state[each].from(() => gate.state === each)
  gauge('parley_connections', 'Connections of both transports, signed in or not.').from(() => io.engine.clientsCount)
  gauge('parley_sockets', 'Connections that signed in.').from(() => io.sockets.sockets.size)
  gauge('parley_commands_in_flight', 'Commands let in and not answered yet.').from(() => gate.inFlight.size)
  gauge('parley_admission_in_work', 'Handshakes and hellos in work.').from(() => gate.admission.inWork)
  gauge('parley_admission_waiting', 'Handshakes and hellos that wait.').from(() => gate.admission.waiting)
  gauge('parley_journal_waiting', 'Messages that wait for their batch.').from(() => journal.load.waiting)
  gauge('parley_journal_waiting_bytes', 'Size of their bodies.').from(() => journal.load.waitingBytes)
  gauge('parley_journal_batches_in_flight', 'Batches that wait for their commit.').from(() => journal.load.batches)
  gauge('parley_database_up', '0 while the database is known to be away.').from(() => !availability.isAway)
  gauge('parley_redis_up', '0 while Redis is away; 1 also where there is none.').from(() => redis?.isUp !== false)
  gauge('parley_redis_links_lost', 'How often the link to Redis was lost.').from(() => redis?.counts.lost ?? 0)
  gauge('parley_redis_messages_dropped', 'Publications that found Redis away or full.').from(
    () => redis?.counts.dropped ?? 0,
  )
  const largest = gauge('parley_buffer_largest_bytes', 'The most that waits for one client.')
  gauge('parley_buffer_total_bytes', 'What waits for all clients.').from(() => {
    const waiting = [...io.sockets.sockets.values()].map((socket) => waitingBytes(socket.conn.transport))
    largest.set(Math.max(0, ...waiting))
    return waiting.reduce((sum, bytes) => sum + bytes, 0)
  })
}

function waitingBytes(transport: unknown): number {
  const { socket } = transport as { socket?: { bufferedAmount?: number } }
  return socket?.bufferedAmount ?? 0
}
