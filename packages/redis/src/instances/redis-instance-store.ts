import {
  type DrainOrder,
  INSTANCE_FORGOTTEN_MS,
  INSTANCE_SILENT_MS,
  type InstancePoint,
  type InstanceReport,
  type InstanceStore,
} from '@parley/core'
import { LIVE_POINTS, LIVE_STEP_SECONDS } from '@parley/protocol'
import type { Redis } from '../link/redis.ts'
import { BEAT, DRAIN, READ } from './scripts.ts'

const INSTANCES = 'parley:{instances}'
const TO_DRAIN = 'parley:{instances}:drain'
const pointsKey = (instanceId: string) => `parley:{instances}:points:${instanceId}`
const POINTS_KEPT_MS = LIVE_POINTS * LIVE_STEP_SECONDS * 1_000
const ORDERS: readonly DrainOrder[] = ['unknown', 'only', 'ordered']

/** The instances in Redis, for all of them. Times are by the clock of Redis, so those of the instances may differ. */
export function createRedisInstanceStore(redis: Redis): InstanceStore {
  return {
    async beat(report, points) {
      const isToDrain = await redis.run(
        BEAT,
        [INSTANCES, TO_DRAIN, pointsKey(report.id)],
        [
          report.id,
          report.state.slice(0, 1),
          JSON.stringify(report),
          String(INSTANCE_FORGOTTEN_MS),
          String(LIVE_POINTS),
          String(POINTS_KEPT_MS),
          ...points.map((point) => JSON.stringify(point)),
        ],
      )
      return Number(isToDrain) === 1
    },
    async read() {
      const answer = (await redis.run(READ, [INSTANCES], [String(INSTANCE_FORGOTTEN_MS)])) as unknown[]
      const seen = []
      for (let at = 0; at < answer.length; at += 2) {
        const report = JSON.parse(String(answer[at + 1])) as InstanceReport
        seen.push({ report, silentMs: Number(answer[at]) })
      }
      return seen
    },
    async readHistories(instanceIds) {
      const lists = await Promise.all(
        instanceIds.map(async (id) => {
          const key = pointsKey(id)
          const points = (await redis.send(key, ['LRANGE', key, '0', '-1'])) as unknown[]
          return [id, points.map((point) => JSON.parse(String(point)) as InstancePoint)] as const
        }),
      )
      return new Map(lists)
    },
    async drain(instanceId) {
      const args = [instanceId, String(INSTANCE_SILENT_MS), String(INSTANCE_FORGOTTEN_MS)]
      const answer = await redis.run(DRAIN, [INSTANCES, TO_DRAIN], args)
      return ORDERS[Number(answer)] ?? 'unknown'
    },
  }
}
