import { randomUUID } from 'node:crypto'
import type { RawConnection } from '@parley/testkit'
import type { Job } from '../../packages/protocol/src/index.ts'
import type { Asked } from './examples.ts'
import type { Ask } from './record-rooms.ts'

/**
 * The owner exports a room and cancels it. No worker runs here, so the link to what one would have made is told as it would be.
 *
 * @returns what cannot be asked here
 */
export async function tellOfJobs(ask: Ask, hers: RawConnection, roomId: string): Promise<{ 'exports.open': Asked }> {
  await ask(hers, 'retention.count', { roomId, days: 365 })
  const { job } = (await ask(hers, 'exports.start', { roomId, withFiles: true })) as { job: Job }
  await ask(hers, 'jobs.list', { kind: 'export', limit: 20 })
  await ask(hers, 'jobs.read', { jobId: job.id })
  await ask(hers, 'jobs.cancel', { jobId: job.id })
  const data = { code: 'hq3nZ6n0T1uI3eT2m9kX8A', expiresAt: '2026-11-21T12:01:00.000Z' }
  return { 'exports.open': { command: 'exports.open', input: { jobId: randomUUID() }, ack: { ok: true, data } } }
}
