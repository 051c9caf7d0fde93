import { z } from 'zod'
import { id, timestamp } from '../shapes.ts'
import { LIVE_POINTS, LIVE_STEP_SECONDS } from './live-limits.ts'
import { count } from './shapes.ts'

const amount = z.number().min(0)
const latency = z.object({
  isUp: z.boolean(),
  ms: amount.describe('How long the last question took, or the one that waits for its answer.'),
})

export const instanceSchema = z
  .object({
    id: id.describe('Of this run of it: one that is started again is another one.'),
    name: z.string().describe('Its machine and port.'),
    version: z.string(),
    startedAt: timestamp,
    state: z
      .enum(['starting', 'open', 'draining', 'ended', 'gone'])
      .describe(
        'Whether it takes people, moves them to the others, or has ended. `gone`: it gives no sign of life any more, and never said that it ends.',
      ),
    silentMs: count.describe('How long ago it gave its last sign. All that follows was so then.'),
    sockets: count.describe('Connections that signed in.'),
    rooms: count.describe('Rooms that somebody who is connected to it is in.'),
    messagesPerSecond: amount.describe('Messages that it was sent and has stored.'),
    ackP50Ms: amount.nullable().describe('Half of them were answered within this; null where there was none.'),
    ackP95Ms: amount.nullable().describe('19 of 20 of them were answered within this.'),
    deliveriesPerSecond: amount.describe('Frames that it sent to sockets to tell them of what happened.'),
    eventLoopDelayMs: amount.describe('How late its event loop was at the worst.'),
    memoryBytes: count,
    database: latency,
    redis: latency.nullable().describe('Null where this is the only instance and there is no Redis.'),
    journalWaiting: count.describe('Messages that wait to be stored.'),
  })
  .describe('A realtime server as it is now: what it counts is of the last second.')
export type Instance = z.infer<typeof instanceSchema>

const series = z.array(amount).max(LIVE_POINTS)

export const instanceHistorySchema = z
  .object({
    instanceId: id,
    sockets: series,
    messagesPerSecond: series,
    ackP95Ms: series.describe('0 where there was no message.'),
    deliveriesPerSecond: series,
    eventLoopDelayMs: series,
    memoryBytes: series,
    databaseMs: series,
    redisMs: series,
    journalWaiting: series,
  })
  .describe(
    `The last hour of an instance at most: a number for each ${LIVE_STEP_SECONDS} seconds, the oldest first. Rates are averages, delays and what waits are the worst of their time.`,
  )
export type InstanceHistory = z.infer<typeof instanceHistorySchema>
