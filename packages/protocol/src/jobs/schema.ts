import { z } from 'zod'
import { count } from '../admin/shapes.ts'
import { personSchema } from '../people/schema.ts'
import { id, timestamp } from '../shapes.ts'

/** What takes long and is done by the workers. */
export const JOB_KINDS = ['export', 'import', 'retention'] as const

/** Whose files can be imported. */
export const IMPORT_SOURCES = ['parley', 'slack', 'mattermost'] as const
export type ImportSource = (typeof IMPORT_SOURCES)[number]

const importSchema = z.object({
  stage: z
    .enum(['check', 'import'])
    .describe('`check`: the file is read, and nothing else is changed. `import`: somebody wanted what it holds.'),
  fileName: z.string(),
  bytes: z.int().min(0).describe('Size of the file; 0 until it is whole.'),
  source: z.enum(IMPORT_SOURCES).optional().describe('What the file is, once that is known.'),
  withDirect: z.literal(true).optional().describe('Direct messages as well.'),
})

/** Why something of a file is not imported as it stands there. */
export const IMPORT_PROBLEMS = [
  'JSON_INVALID',
  'LINE_TOO_LONG',
  'LINE_INVALID',
  'TIME_INVALID',
  'ROOM_UNKNOWN',
  'TEXT_EMPTY',
  'FILE_UNREADABLE',
] as const

export const importProblemSchema = z
  .object({
    code: z.enum(IMPORT_PROBLEMS),
    file: z.string().describe('Within the archive; the file itself where it is none.'),
    line: z.int().min(1).optional(),
  })
  .describe('A line that is left out, and why.')
export type ImportProblem = z.infer<typeof importProblemSchema>

export const importedRoomSchema = z
  .object({
    kind: z.enum(['public', 'private', 'direct', 'group']),
    given: z.string().describe('As the file calls it; empty where it is named by its people.'),
    name: z.string().optional().describe('As it is called here. Left out where it is named by its people.'),
    messages: count,
    leftOut: z
      .enum(['direct', 'direct-there', 'alone', 'crowd'])
      .optional()
      .describe(
        'Why it is not imported: direct messages were not asked for, these people have a room between them already, it is a person alone, or too many.',
      ),
    roomId: id.optional().describe('Once people find it here.'),
  })
  .describe('A room of a file that is imported.')
export type ImportedRoom = z.infer<typeof importedRoomSchema>

export const jobSchema = z
  .object({
    id,
    kind: z.enum(JOB_KINDS),
    state: z
      .enum(['uploading', 'waiting', 'running', 'done', 'failed', 'cancelled'])
      .describe('`waiting`: no worker has taken it up. One whose worker ended goes on elsewhere, from where it was.'),
    by: personSchema.nullable().describe('Who began it; null where it began by itself.'),
    room: z
      .object({ id, name: z.string() })
      .nullable()
      .describe('The room that it is about; null where it is about all of them.'),
    withDirect: z.literal(true).optional().describe('An export that holds direct messages as well.'),
    import: importSchema.optional().describe('Of an import.'),
    done: count.describe('How much of `total` is done.'),
    total: count.nullable().describe('Null until it is known.'),
    counts: z
      .record(z.string(), count)
      .describe('What came of it so far, in numbers by name, such as `messages`, `rooms`, `bytes`.'),
    error: z
      .string()
      .nullable()
      .describe('Why it failed: a code of the protocol, or one that a later version knows. Null where it did not.'),
    createdAt: timestamp,
    startedAt: timestamp.nullable(),
    endedAt: timestamp.nullable(),
    expiresAt: timestamp
      .nullable()
      .describe(
        'Until when what it made can be downloaded, or what it checked can be imported; null where there is nothing.',
      ),
  })
  .describe('Something that takes long, as it stands.')
export type Job = z.infer<typeof jobSchema>

/** `POST /api/imports?name=…&direct=1`, with the session cookie and the bytes of the file as the body. */
export const importQuerySchema = z.strictObject({
  name: z.string().max(1000).default(''),
  direct: z.literal('1').optional(),
})
