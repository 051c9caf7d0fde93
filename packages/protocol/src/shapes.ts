import { z } from 'zod'

/** Shapes that every noun uses. */
/** Ids are compared as text (channels, caches), so each has one spelling: the database's. */
const uuid = z.guid().toLowerCase()
export const id = uuid.describe('A UUID.')
export const clientId = uuid.describe(
  'A UUID made by the client. The same id by the same person in the same place is the same act, for ever.',
)
export const epoch = uuid.describe(
  'The epoch of the database, from `session.hello`. Revs and seqs are only comparable within one epoch.',
)
export const rev = z
  .int()
  .min(0)
  .describe("A value of the room's counter. Every durable change of the room takes the next one.")
export const seq = z
  .int()
  .min(1)
  .describe('The rev that a message was born with: its address and its place in the order.')
export const readSeq = z.int().min(0).describe('A read position: everything up to this seq is read; 0 is nothing.')
export const rewinds = z
  .int()
  .min(0)
  .max(1_000_000_000)
  .optional()
  .describe(
    'How often its owner went back to an earlier read position; left out where never. Of two positions the one with more of them counts, then the larger seq.',
  )
export const timestamp = z.iso.datetime().describe('UTC, ISO 8601, milliseconds.')
export const pageSize = z
  .int()
  .min(1)
  .max(1000)
  .describe("At most the server's `pageRows`; larger values are lowered to it.")
