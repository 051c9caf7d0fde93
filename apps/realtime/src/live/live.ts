import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import {
  INSTANCE_SILENT_MS,
  type InstancePoint,
  type InstanceReport,
  type InstanceStore,
  type Principal,
} from '@parley/core'
import { type CommandOutput, type EventPayload, type Instance, LIVE_POINTS } from '@parley/protocol'
import type { GateState } from '../gate/gate.ts'
import { round } from './ack-times.ts'
import { historyOf } from './history.ts'
import type { Measures } from './measures.ts'
import { createPoints } from './points.ts'

const BEAT_EVERY_MS = 1_000
/** Whoever watches is asked so often whether they still run the workspace. */
const CHECK_EVERY_BEATS = 5

/** What the dashboard sees of the realtime servers; and the sign of life of this one. */
export interface Live {
  readonly store: InstanceStore
  watch(connectionId: string, principal: Principal): Promise<CommandOutput<'live.watch'>>
  /** How many connections there are: here at this moment, elsewhere as each instance said within the last second. Null while nobody can tell. */
  countConnections(): Promise<number | null>
  /** The connection watches no longer. */
  leave(connectionId: string): void
  /** From now on this instance gives a sign each second. */
  begin(port: number): void
  /** Resolves when somebody asked this instance to drain. */
  readonly askedToDrain: Promise<void>
  /** Says that this instance ends. */
  close(): Promise<void>
}

type Told = EventPayload<'live.changed'>

export interface LiveOptions {
  readonly store: InstanceStore
  readonly measures: Measures
  /** Whether there is Redis, and it answers. */
  readonly redis: { readonly isUp: boolean } | null
  state(): GateState
  /** Returns whether there is such a connection. */
  send(connectionId: string, payload: Told): boolean
  /** Rejects where the person does not run the workspace any more. */
  check(principal: Principal): Promise<void>
}

export function createLive({ store, measures, redis, state, send, check }: LiveOptions): Live {
  const id = randomUUID()
  const startedAt = new Date().toISOString()
  const points = createPoints()
  const watchers = new Map<string, Principal>()
  let name = hostname()
  let unsaved: InstancePoint[] = []
  let redisMs = 0
  let isBeating = false
  let beats = 0
  let timer: NodeJS.Timeout | null = null
  let own: InstanceReport | null = null
  let drain = () => {}
  const askedToDrain = new Promise<void>((resolve) => {
    drain = resolve
  })

  function report(): InstanceReport {
    const now = state()
    return {
      id,
      name,
      startedAt,
      state: now === 'closed' ? 'ended' : now,
      redis: redis && { isUp: redis.isUp, ms: redisMs },
      ...measures.take(),
    }
  }

  async function beat(): Promise<void> {
    own = report()
    const point = points.add(own)
    if (point !== null) unsaved = [...unsaved, point].slice(-LIVE_POINTS)
    const startedAt = performance.now()
    const saving = unsaved
    try {
      if (await store.beat(own, saving)) drain()
      if (unsaved === saving) unsaved = []
    } catch {
      // The next sign makes it good.
    }
    redisMs = round(performance.now() - startedAt)
  }

  async function look(): Promise<Told> {
    const seen = await store.read().catch(() => null)
    if (seen === null) return { instances: [{ ...(own ?? report()), silentMs: 0 }], isComplete: false }
    const all = seen.map(({ report, silentMs }): Instance => {
      const isGone = report.state !== 'ended' && silentMs >= INSTANCE_SILENT_MS
      return { ...report, state: isGone ? 'gone' : report.state, silentMs }
    })
    const instances = all
      .filter((instance) => isLiving(instance) || !all.some((other) => takesPlaceOf(other, instance)))
      .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
    return { instances, isComplete: true }
  }

  async function tick(): Promise<void> {
    if (isBeating) return
    isBeating = true
    try {
      await beat()
      beats += 1
      if (watchers.size === 0) return
      if (beats % CHECK_EVERY_BEATS === 0) await checkAll()
      const told = await look()
      for (const connectionId of watchers.keys()) if (!send(connectionId, told)) watchers.delete(connectionId)
    } finally {
      isBeating = false
    }
  }

  async function checkAll(): Promise<void> {
    await Promise.all(
      [...watchers].map(([connectionId, principal]) => check(principal).catch(() => watchers.delete(connectionId))),
    )
  }

  return {
    store,
    askedToDrain,
    async watch(connectionId, principal) {
      watchers.set(connectionId, principal)
      const { instances, isComplete } = await look()
      const ids = instances.map((instance) => instance.id)
      const histories = await store.readHistories(ids).catch(() => new Map<string, InstancePoint[]>())
      return {
        instances,
        isComplete,
        histories: ids.map((instanceId) => historyOf(instanceId, histories.get(instanceId) ?? [])),
        here: id,
      }
    },
    async countConnections() {
      const seen = await store.read().catch(() => null)
      if (seen === null) return null
      const others = seen.filter(
        ({ report, silentMs }) => report.id !== id && report.state !== 'ended' && silentMs < INSTANCE_SILENT_MS,
      )
      return others.reduce((sum, { report }) => sum + report.sockets, measures.countSockets())
    },
    leave: (connectionId) => void watchers.delete(connectionId),
    begin(port) {
      name = `${hostname()}:${port}`
      timer = setInterval(() => void tick(), BEAT_EVERY_MS)
      void tick()
    },
    async close() {
      if (timer !== null) clearInterval(timer)
      measures.close()
      own = report()
      await store.beat(own, unsaved).catch(() => undefined)
    },
  }
}

function isLiving({ state }: Instance): boolean {
  return state !== 'ended' && state !== 'gone'
}

/** Whether it was started later at the same place. */
function takesPlaceOf(one: Instance, other: Instance): boolean {
  return one.name === other.name && one.startedAt > other.startedAt
}
