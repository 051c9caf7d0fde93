import type { InstancePoint } from '@parley/core'
import type { InstanceHistory } from '@parley/protocol'

/** A list of numbers for each thing that is told, as a screen draws them. */
export function historyOf(instanceId: string, points: readonly InstancePoint[]): InstanceHistory {
  const series = (name: keyof InstancePoint) => points.map((point) => point[name])
  return {
    instanceId,
    sockets: series('sockets'),
    messagesPerSecond: series('messagesPerSecond'),
    ackP95Ms: series('ackP95Ms'),
    deliveriesPerSecond: series('deliveriesPerSecond'),
    eventLoopDelayMs: series('eventLoopDelayMs'),
    memoryBytes: series('memoryBytes'),
    databaseMs: series('databaseMs'),
    redisMs: series('redisMs'),
    journalWaiting: series('journalWaiting'),
  }
}
