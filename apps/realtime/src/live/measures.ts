import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { InstanceReport } from '@parley/core'
import { ROOM_PREFIX } from '../fan-out/socket-rooms.ts'
import { deliveries } from '../fan-out/tell-sockets.ts'
import type { Gate } from '../gate/gate.ts'
import type { ChatServer } from '../server/types.ts'
import { round, sendTimes } from './ack-times.ts'

/** How often the event loop is looked at; what it is late by comes on top. */
const LOOK_EVERY_MS = 20
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

export type Measured = Omit<InstanceReport, 'id' | 'name' | 'startedAt' | 'state' | 'redis'>

/** What this instance knows of itself. */
export interface Measures {
  /** How many connections there are at this moment. */
  countSockets(): number
  /** Of the time since this was asked last. */
  take(): Measured
  close(): void
}

/** Nothing here is done for each message: what is counted anyway is looked at. */
export function createMeasures(io: ChatServer, database: Gate['context']['core']['database']): Measures {
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS })
  delay.enable()
  const memory = createMemory()
  const ping = createPing(() => database.ask('live_ping', 'SELECT 1', []))
  let rooms = 0
  const { adapter } = io.sockets
  adapter.on('create-room', (channel: string) => {
    if (channel.startsWith(ROOM_PREFIX)) rooms += 1
  })
  adapter.on('delete-room', (channel: string) => {
    if (channel.startsWith(ROOM_PREFIX)) rooms -= 1
  })
  let takenAt = performance.now()
  let delivered = deliveries.value
  const countSockets = () => io.sockets.sockets.size

  return {
    countSockets,
    take() {
      const now = performance.now()
      const seconds = Math.max(0.001, (now - takenAt) / 1_000)
      takenAt = now
      const sent = sendTimes.take()
      const deliveredNow = deliveries.value - delivered
      delivered = deliveries.value
      const lateMs = delay.max / 1e6 - LOOK_EVERY_MS
      delay.reset()
      return {
        version,
        sockets: countSockets(),
        rooms,
        messagesPerSecond: round(sent.count / seconds),
        ackP50Ms: sent.p50Ms,
        ackP95Ms: sent.p95Ms,
        deliveriesPerSecond: round(deliveredNow / seconds),
        eventLoopDelayMs: round(Math.max(0, lateMs)),
        memoryBytes: memory.look(),
        database: ping.look(),
        journalWaiting: database.journal.load.waiting,
      }
    },
    close: () => delay.disable(),
  }
}

/** The system keeps it in a file: a process that may open none knows what it read last. */
export function createMemory(read: () => number = process.memoryUsage.rss) {
  let bytes = 0
  return {
    look() {
      try {
        bytes = read()
      } catch {
        // Whoever looks at it sees that it stands still; everything else about the instance is as it is.
      }
      return bytes
    },
  }
}

/** One question at a time: where none is answered, how long it waits is what can be told. */
function createPing(ask: () => Promise<unknown>) {
  let askedAt: number | null = null
  let told = { isUp: true, ms: 0 }
  const answered = (isUp: boolean) => {
    told = { isUp, ms: round(performance.now() - (askedAt ?? performance.now())) }
    askedAt = null
  }
  return {
    /** As of the last answer; asks again. */
    look() {
      if (askedAt !== null) {
        const waitedMs = performance.now() - askedAt
        return waitedMs < told.ms ? told : { isUp: false, ms: round(waitedMs) }
      }
      askedAt = performance.now()
      ask().then(
        () => answered(true),
        () => answered(false),
      )
      return told
    },
  }
}
