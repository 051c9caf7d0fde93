import type { InstancePoint, InstanceReport } from '@parley/core'
import { LIVE_STEP_SECONDS } from '@parley/protocol'
import { round } from './ack-times.ts'

/** Makes a point of history of so many seconds. */
export interface Points {
  /** Takes in one second. Returns the point where it was the last of its time, else null. */
  add(report: InstanceReport): InstancePoint | null
}

const RATES = ['messagesPerSecond', 'deliveriesPerSecond'] as const

export function createPoints(): Points {
  let seconds = 0
  let worst: InstancePoint | null = null
  const sums = { messagesPerSecond: 0, deliveriesPerSecond: 0 }

  return {
    add(report) {
      const now = pointOf(report)
      for (const name of RATES) sums[name] += now[name]
      worst = worst === null ? now : largest(worst, now)
      seconds += 1
      if (seconds < LIVE_STEP_SECONDS) return null
      const point = {
        ...worst,
        sockets: now.sockets,
        memoryBytes: now.memoryBytes,
        messagesPerSecond: round(sums.messagesPerSecond / seconds),
        deliveriesPerSecond: round(sums.deliveriesPerSecond / seconds),
      }
      seconds = 0
      worst = null
      for (const name of RATES) sums[name] = 0
      return point
    },
  }
}

function pointOf({ database, redis, ...report }: InstanceReport): InstancePoint {
  return {
    sockets: report.sockets,
    messagesPerSecond: report.messagesPerSecond,
    ackP95Ms: report.ackP95Ms ?? 0,
    deliveriesPerSecond: report.deliveriesPerSecond,
    eventLoopDelayMs: report.eventLoopDelayMs,
    memoryBytes: report.memoryBytes,
    databaseMs: database.ms,
    redisMs: redis?.ms ?? 0,
    journalWaiting: report.journalWaiting,
  }
}

function largest(one: InstancePoint, other: InstancePoint): InstancePoint {
  const names = Object.keys(one) as (keyof InstancePoint)[]
  return Object.fromEntries(names.map((name) => [name, Math.max(one[name], other[name])])) as unknown as InstancePoint
}
