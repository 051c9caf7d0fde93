import type { RawConnection } from '@parley/testkit'
import type { Instance, InstanceHistory } from '../../packages/protocol/src/index.ts'
import type { Asked } from './examples.ts'
import type { Ask } from './record-rooms.ts'

/** What is measured differs with the machine. */
const MEASURED = {
  name: 'realtime-1:3001',
  sockets: 418,
  rooms: 126,
  messagesPerSecond: 7.4,
  ackP50Ms: 1.9,
  ackP95Ms: 6.2,
  deliveriesPerSecond: 310,
  eventLoopDelayMs: 2.1,
  memoryBytes: 148_000_000,
  database: { isUp: true, ms: 0.8 },
  journalWaiting: 0,
} satisfies Partial<Instance>
const SERIES = {
  sockets: [402, 418],
  messagesPerSecond: [7.1, 7.4],
  ackP95Ms: [5.8, 6.2],
  deliveriesPerSecond: [296, 310],
  eventLoopDelayMs: [2.4, 2.1],
  memoryBytes: [147_000_000, 148_000_000],
  databaseMs: [0.9, 0.8],
  redisMs: [0, 0],
  journalWaiting: [0, 0],
} satisfies Omit<InstanceHistory, 'instanceId'>

/**
 * The only instance is watched for a second. It is too few to be drained, so that is told as it would be with another.
 *
 * @returns what cannot be asked here, and the event
 */
export async function tellOfLive(ask: Ask, hers: RawConnection) {
  const told = (await ask(hers, 'live.watch', {})) as {
    instances: Instance[]
    histories: InstanceHistory[]
    here: string
  }
  settle(told.instances)
  for (const history of told.histories) Object.assign(history, SERIES)
  const { payload } = await hers.waitFor(({ name }) => name === 'live.changed')
  const changed = payload as { instances: Instance[] }
  settle(changed.instances)
  await ask(hers, 'live.unwatch', {})
  const drain: Asked = { command: 'live.drain', input: { instanceId: told.here }, ack: { ok: true, data: {} } }
  return { commands: { 'live.drain': drain }, events: { 'live.changed': changed } }
}

function settle(instances: readonly Instance[]): void {
  for (const instance of instances) Object.assign(instance, MEASURED, { silentMs: 240 })
}
