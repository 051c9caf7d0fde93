import type { Overview } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import type { Database } from '../open-database.ts'
import { STATUS } from '../standing.ts'
import { askWide } from './scans.ts'

const DAYS = 30
/** What the connections of workers are called, so that they are found among those of all processes. */
export const WORKER_NAME = 'parley worker'

type Row = Record<string, string>

/** The workspace in numbers, but for who is there now, which no table says. */
export type Counted = Omit<Overview, 'people' | 'connections'> & { readonly people: Omit<Overview['people'], 'online'> }

/** The workspace in numbers. Each is one pass over a small table, or a number that is kept; none reads messages. */
export async function loadOverview(database: Pick<Database, 'transact'>): Promise<Counted> {
  return toOverview(await askWide(database, askAll))
}

async function askAll(ask: Ask) {
  const people = await ask<Row>(
    'overview_people',
    `SELECT count(*) FILTER (WHERE person.deactivated_at IS NULL) AS total,
       count(*) FILTER (WHERE person.deactivated_at IS NULL AND person.last_seen_at > now() - interval '24 hours') AS day,
       count(*) FILTER (WHERE person.deactivated_at IS NULL AND person.last_seen_at > now() - interval '30 days') AS month,
       count(*) FILTER (WHERE person.suspended_at IS NOT NULL AND ${STATUS} = 'suspended') AS suspended,
       count(*) FILTER (WHERE person.deactivated_at IS NOT NULL AND person.erased_at IS NULL) AS deactivated
     FROM person`,
    [],
  )
  const sessions = await ask<Row>(
    'overview_sessions',
    'SELECT count(*) AS total FROM device_session WHERE revoked_at IS NULL AND expires_at > now()',
    [],
  )
  const rooms = await ask<Row>(
    'overview_rooms',
    `SELECT CASE WHEN archived_at IS NULL THEN kind::text ELSE 'archived' END AS kind, count(*) AS count
     FROM room WHERE kind <> 'self' AND deleted_at IS NULL GROUP BY 1`,
    [],
  )
  const files = await ask<Row>(
    'overview_files',
    'SELECT count(*) AS files, coalesce(sum(stored_bytes), 0) AS bytes FROM file WHERE deleted_at IS NULL',
    [],
  )
  const days = await ask<{ day: string; count: string }>(
    'overview_days',
    `SELECT to_char(wanted.day, 'YYYY-MM-DD') AS day, coalesce(message_day.messages, 0) AS count
     FROM (SELECT (now() AT TIME ZONE 'UTC')::date - age AS day FROM generate_series(0, ${DAYS - 1}) AS age) AS wanted
     LEFT JOIN message_day ON message_day.day = wanted.day ORDER BY wanted.day`,
    [],
  )
  const messages = await ask<Row>(
    'overview_messages',
    'SELECT coalesce(sum(messages), 0) AS total FROM message_day',
    [],
  )
  const [worker] = await ask<{ seen_at: Date | null }>(
    'overview_worker',
    `SELECT max(state_change) AS seen_at FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = '${WORKER_NAME}'`,
    [],
  )
  const workerSeenAt = worker?.seen_at ?? null
  return { people: people[0], sessions: sessions[0], rooms, files: files[0], days, messages: messages[0], workerSeenAt }
}

function toOverview(found: Awaited<ReturnType<typeof askAll>>): Counted {
  const { people, sessions, rooms, files, days, messages, workerSeenAt } = found
  const number = (row: Row | undefined, name: string) => Number(row?.[name] ?? 0)
  const ofKind = (kind: string) =>
    number(
      rooms.find((row) => row.kind === kind),
      'count',
    )
  return {
    at: new Date().toISOString(),
    people: {
      total: number(people, 'total'),
      activeDay: number(people, 'day'),
      activeMonth: number(people, 'month'),
      suspended: number(people, 'suspended'),
      deactivated: number(people, 'deactivated'),
    },
    messages: {
      total: number(messages, 'total'),
      today: Number(days.at(-1)?.count ?? 0),
      days: days.map(({ day, count }) => ({ day, count: Number(count) })),
    },
    rooms: {
      public: ofKind('public'),
      private: ofKind('private'),
      direct: ofKind('direct'),
      group: ofKind('group'),
      archived: ofKind('archived'),
    },
    storage: { bytes: number(files, 'bytes'), files: number(files, 'files') },
    sessions: number(sessions, 'total'),
    workerSeenAt: workerSeenAt?.toISOString() ?? null,
  }
}
