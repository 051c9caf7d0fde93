import type { Job, Person } from '@parley/protocol'
import { type PersonRow, toPerson } from '../people.ts'

/** What a job is to do, as it was asked for. */
export interface JobInput {
  readonly room?: { readonly id: string; readonly name: string }
  readonly withDirect?: true
  readonly withFiles?: true
  readonly import?: NonNullable<Job['import']>
}

export interface JobRow {
  readonly id: string
  readonly kind: Job['kind']
  readonly state: Job['state']
  readonly input: JobInput
  readonly done: string
  readonly total: string | null
  readonly counts: Job['counts']
  readonly error: string | null
  readonly created_at: Date
  readonly started_at: Date | null
  readonly ended_at: Date | null
  readonly expires_at: Date | null
  readonly by_person: PersonRow | null
}

/** What `toJob` needs of the table `job`. */
export const JOB_COLUMNS = `job.id::text, job.kind::text, job.state::text, job.input, job.done, job.total, job.counts,
  job.error, job.created_at, job.started_at, job.ended_at, job.expires_at,
  (SELECT to_json(found) FROM (SELECT person.id, person.handle, person.display_name, person.role, person.profile
    FROM person WHERE person.id = job.by_id) AS found) AS by_person`

export function toJob(row: JobRow): Job {
  const { input, state, kind } = row
  const by: Person | null = row.by_person && toPerson(row.by_person)
  return {
    id: row.id,
    kind,
    state,
    by,
    room: input.room ?? null,
    ...(input.withDirect && { withDirect: true }),
    ...(input.import && { import: input.import }),
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    counts: row.counts,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    expiresAt: (isKept(row) && row.expires_at?.toISOString()) || null,
  }
}

/** Whether there is something to be had of it: an export, or a file that was checked and is not imported yet. */
function isKept({ kind, state, input }: JobRow): boolean {
  return state === 'done' && (kind === 'export' || input.import?.stage === 'check')
}
