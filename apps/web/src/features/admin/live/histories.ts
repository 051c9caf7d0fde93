import { type Instance, type InstanceHistory, LIVE_POINTS, LIVE_STEP_SECONDS } from '@parley/protocol'

export type Histories = ReadonlyMap<string, InstanceHistory>

type Series = Exclude<keyof InstanceHistory, 'instanceId'>

export function historiesById(histories: readonly InstanceHistory[]): Histories {
  return new Map(histories.map((history) => [history.instanceId, history]))
}

/** The histories once one more second was told of: each step adds a point, and who is new begins with one. */
export function withSecond(before: Histories, instances: readonly Instance[], second: number): Histories {
  if (second % LIVE_STEP_SECONDS !== 0) return before
  return new Map(instances.map((instance) => [instance.id, grown(before.get(instance.id), instance)]))
}

function grown(history: InstanceHistory | undefined, instance: Instance): InstanceHistory {
  if (history !== undefined && (instance.state === 'ended' || instance.state === 'gone')) return history
  const add = (name: Series, value: number) => [...(history?.[name] ?? []), value].slice(-LIVE_POINTS)
  return {
    instanceId: instance.id,
    sockets: add('sockets', instance.sockets),
    messagesPerSecond: add('messagesPerSecond', instance.messagesPerSecond),
    ackP95Ms: add('ackP95Ms', instance.ackP95Ms ?? 0),
    deliveriesPerSecond: add('deliveriesPerSecond', instance.deliveriesPerSecond),
    eventLoopDelayMs: add('eventLoopDelayMs', instance.eventLoopDelayMs),
    memoryBytes: add('memoryBytes', instance.memoryBytes),
    databaseMs: add('databaseMs', instance.database.ms),
    redisMs: add('redisMs', instance.redis?.ms ?? 0),
    journalWaiting: add('journalWaiting', instance.journalWaiting),
  }
}
