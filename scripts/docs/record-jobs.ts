import { randomUUID } from 'node:crypto'
import type { RawConnection } from '@parley/testkit'
import type { Job } from '../../packages/protocol/src/index.ts'
import type { Asked } from './examples.ts'
import type { Ask } from './record-rooms.ts'

/**
 * The owner exports a room and cancels it. No worker runs here, so the link to what one would have made, and what one would have
 * read in a file, are told as they would be.
 *
 * @returns what cannot be asked here
 */
export async function tellOfJobs(
  ask: Ask,
  hers: RawConnection,
  roomId: string,
): Promise<Record<'exports.open' | 'imports.read' | 'imports.start', Asked>> {
  await ask(hers, 'retention.count', { roomId, days: 365 })
  const { job } = (await ask(hers, 'exports.start', { roomId, withFiles: true })) as { job: Job }
  await ask(hers, 'jobs.list', { kind: 'export', limit: 20 })
  await ask(hers, 'jobs.read', { jobId: job.id })
  await ask(hers, 'jobs.cancel', { jobId: job.id })
  const data = { code: 'hq3nZ6n0T1uI3eT2m9kX8A', expiresAt: '2026-11-21T12:01:00.000Z' }
  const jobId = randomUUID()
  const checked: Job = {
    ...job,
    id: jobId,
    kind: 'import',
    state: 'done',
    room: null,
    import: { stage: 'check', fileName: 'Tea house Slack export.zip', bytes: 48_213, source: 'slack' },
    done: 48_213,
    total: 48_213,
    counts: { rooms: 1, messages: 210, people: 12, peopleNew: 9, system: 14, problems: 1 },
    expiresAt: '2026-11-28T12:00:00.000Z',
  }
  const waiting: Job = {
    ...checked,
    state: 'waiting',
    import: { stage: 'import', fileName: 'Tea house Slack export.zip', bytes: 48_213, source: 'slack' },
    done: 0,
    expiresAt: null,
  }
  const plan = {
    job: checked,
    rooms: [{ kind: 'public', given: 'general', name: 'general-2', messages: 210 }],
    problems: [{ code: 'TIME_INVALID', file: 'general/2026-01-02.json', line: 12 }],
  }
  return {
    'exports.open': { command: 'exports.open', input: { jobId: randomUUID() }, ack: { ok: true, data } },
    'imports.read': { command: 'imports.read', input: { jobId }, ack: { ok: true, data: plan } },
    'imports.start': { command: 'imports.start', input: { jobId }, ack: { ok: true, data: { job: waiting } } },
  }
}
