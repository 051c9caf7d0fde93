import { z } from 'zod'
import { timestamp } from '../shapes.ts'
import { count } from './shapes.ts'

export const overviewSchema = z
  .object({
    at: timestamp.describe('When it was counted.'),
    people: z.object({
      total: count.describe('Without those who are deactivated.'),
      online: count
        .nullable()
        .describe('There now, at work or away, on any device; null while nobody can tell, since Redis is away.'),
      activeDay: count.describe('Seen within 24 hours.'),
      activeMonth: count.describe('Seen within 30 days.'),
      suspended: count,
      deactivated: count,
    }),
    messages: z.object({
      total: count.describe('Ever written; deleted ones count as well.'),
      today: count.describe('Since midnight UTC.'),
      days: z
        .array(z.object({ day: z.iso.date(), count }))
        .length(30)
        .describe('The last 30 days in UTC, today the last of them. Deleted messages count as well.'),
    }),
    rooms: z
      .object({ public: count, private: count, direct: count, group: count, archived: count })
      .describe('By kind, the archived ones apart.'),
    storage: z.object({ bytes: count.describe('Of all files in all their sizes.'), files: count }),
    sessions: count.describe('Devices that are signed in.'),
    connections: count.nullable().describe('Of all realtime servers, now; null while nobody can tell.'),
    workerSeenAt: timestamp
      .nullable()
      .describe('When a worker last asked the database something; null where none is connected.'),
  })
  .describe(
    'The workspace at a glance, as it is at `at`. Where more than 20,000 messages came in at once, as in an import, those are counted in the minutes after.',
  )
export type Overview = z.infer<typeof overviewSchema>
