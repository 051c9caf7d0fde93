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

/** Messages that nobody counted yet and that are counted for this answer alone: what is written in some seconds, or minutes. */
const MOST_UNCOUNTED = 20_000

/**
 * The workspace in numbers. Each is one pass over a small table or an index, or a number that is kept; of messages only those
 * are read that were written since they were counted last. Side by side, on few connections: the others are everybody else's.
 */
export async function loadOverview(database: Pick<Database, 'transact'>): Promise<Counted> {
  const at = new Date()
  const [people, kept, said] = await Promise.all([
    askWide(database, askPeople),
    askWide(database, askKept),
    askWide(database, askSaid),
  ])
  return toOverview(at, { ...people, ...kept, ...said })
}

/** Whoever is kept out is found by an index: only who was seen is looked for in all rows, and compared with two moments. */
async function askPeople(ask: Ask) {
  const [seen] = await ask<Row>(
    'overview_seen',
    `SELECT count(*) FILTER (WHERE last_seen_at > (SELECT now() - interval '24 hours')) AS day, count(*) AS month FROM person
     WHERE deactivated_at IS NULL AND last_seen_at > (SELECT now() - interval '30 days')`,
    [],
  )
  const [standing] = await ask<Row>(
    'overview_standing',
    `SELECT everybody.count - closed.count AS total, closed.deactivated, suspended.count AS suspended
     FROM (SELECT count(*) FROM person) AS everybody,
       (SELECT count(*), count(*) FILTER (WHERE erased_at IS NULL) AS deactivated FROM person
         WHERE deactivated_at IS NOT NULL) AS closed,
       (SELECT count(*) FROM person WHERE suspended_at IS NOT NULL AND ${STATUS} = 'suspended') AS suspended`,
    [],
  )
  return { people: { ...seen, ...standing } }
}

async function askKept(ask: Ask) {
  const [files] = await ask<Row>(
    'overview_files',
    'SELECT count(*) AS files, coalesce(sum(stored_bytes), 0) AS bytes FROM file WHERE deleted_at IS NULL',
    [],
  )
  const [sessions] = await ask<Row>(
    'overview_sessions',
    'SELECT count(*) AS total FROM device_session WHERE revoked_at IS NULL AND expires_at > now()',
    [],
  )
  return { files, sessions }
}

async function askSaid(ask: Ask) {
  const rooms = await ask<Row>(
    'overview_rooms',
    `SELECT CASE WHEN archived_at IS NULL THEN kind::text ELSE 'archived' END AS kind, count(*) AS count
     FROM room WHERE kind <> 'self' AND deleted_at IS NULL GROUP BY 1`,
    [],
  )
  // One statement, so that what is counted in this moment counts once.
  const days = await ask<{ day: string; count: string; total: string }>(
    'overview_days',
    `WITH due AS MATERIALIZED (
       SELECT room.id, coalesce(room_tally.counted_to, 0) AS after FROM room
         LEFT JOIN room_tally ON room_tally.room_id = room.id
       WHERE room.rev > coalesce(room_tally.counted_to, 0)
     ), uncounted AS MATERIALIZED (
       SELECT (found.created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS messages
       FROM (SELECT message.created_at FROM due CROSS JOIN LATERAL (
           SELECT created_at FROM message WHERE message.room_id = due.id AND message.seq > due.after
           ORDER BY message.seq LIMIT ${MOST_UNCOUNTED}
         ) AS message LIMIT ${MOST_UNCOUNTED}) AS found
       GROUP BY 1
     )
     SELECT to_char(wanted.day, 'YYYY-MM-DD') AS day, coalesce(message_day.messages, 0) + coalesce(uncounted.messages, 0) AS count,
       (SELECT coalesce(sum(messages), 0) FROM message_day) + (SELECT coalesce(sum(messages), 0) FROM uncounted) AS total
     FROM (SELECT (now() AT TIME ZONE 'UTC')::date - age AS day FROM generate_series(0, ${DAYS - 1}) AS age) AS wanted
     LEFT JOIN message_day ON message_day.day = wanted.day LEFT JOIN uncounted ON uncounted.day = wanted.day ORDER BY wanted.day`,
    [],
  )
  const [worker] = await ask<{ seen_at: Date | null }>(
    'overview_worker',
    `SELECT max(state_change) AS seen_at FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = '${WORKER_NAME}'`,
    [],
  )
  return { rooms, days, workerSeenAt: worker?.seen_at ?? null }
}

type Found = Awaited<ReturnType<typeof askPeople>> &
  Awaited<ReturnType<typeof askKept>> &
  Awaited<ReturnType<typeof askSaid>>

function toOverview(at: Date, { people, sessions, rooms, files, days, workerSeenAt }: Found): Counted {
  const number = (row: Row | undefined, name: string) => Number(row?.[name] ?? 0)
  const ofKind = (kind: string) =>
    number(
      rooms.find((row) => row.kind === kind),
      'count',
    )
  return {
    at: at.toISOString(),
    people: {
      total: number(people, 'total'),
      activeDay: number(people, 'day'),
      activeMonth: number(people, 'month'),
      suspended: number(people, 'suspended'),
      deactivated: number(people, 'deactivated'),
    },
    messages: {
      total: Number(days.at(-1)?.total ?? 0),
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
