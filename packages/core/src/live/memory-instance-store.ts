import { LIVE_POINTS } from '@parley/protocol'
import {
  INSTANCE_FORGOTTEN_MS,
  INSTANCE_SILENT_MS,
  type InstancePoint,
  type InstanceReport,
  type InstanceStore,
} from './instance-store.ts'

interface Kept {
  report: InstanceReport
  at: number
  isToDrain: boolean
  points: InstancePoint[]
}

/** The instances in this process's memory: for one. */
export function createMemoryInstanceStore(now: () => number = () => performance.now()): InstanceStore {
  const instances = new Map<string, Kept>()

  const isAlive = ({ report, at }: Kept) => now() - at < INSTANCE_SILENT_MS && report.state !== 'ended'
  const takesPeople = (kept: Kept) => isAlive(kept) && kept.report.state === 'open' && !kept.isToDrain

  function forget(): void {
    for (const [id, { at }] of instances) if (now() - at >= INSTANCE_FORGOTTEN_MS) instances.delete(id)
  }

  return {
    async beat(report, points) {
      const kept = instances.get(report.id)
      const before = kept ?? { isToDrain: false, points: [] }
      instances.set(report.id, {
        report,
        at: now(),
        isToDrain: before.isToDrain,
        points: [...before.points, ...points].slice(-LIVE_POINTS),
      })
      return before.isToDrain
    },
    async read() {
      forget()
      return [...instances.values()].map(({ report, at }) => ({
        report,
        silentMs: Math.max(0, Math.round(now() - at)),
      }))
    },
    async readHistories(instanceIds) {
      return new Map(instanceIds.map((id) => [id, instances.get(id)?.points ?? []]))
    },
    async drain(instanceId) {
      const kept = instances.get(instanceId)
      if (kept === undefined || !isAlive(kept)) return 'unknown'
      if (kept.isToDrain || kept.report.state === 'draining') return 'ordered'
      const isOnly = ![...instances.values()].some((other) => other !== kept && takesPeople(other))
      if (isOnly) return 'only'
      kept.isToDrain = true
      return 'ordered'
    },
  }
}
