import { z } from 'zod'
import { id, timestamp } from '../shapes.ts'
import { MOST_NAMED_VOTERS, MOST_POLL_OPTIONS } from './limits.ts'

export const newPollSchema = z
  .strictObject({
    options: z
      .array(z.string().max(1000))
      .max(100)
      .describe(`From 2 to ${MOST_POLL_OPTIONS}, each 1 to 100 characters, no two alike.`),
    multiple: z.literal(true).optional().describe('Several options may be chosen.'),
    anonymous: z.literal(true).optional().describe('Nobody is told who chose what.'),
    closesAt: timestamp.optional().describe('No vote counts from then on.'),
  })
  .describe('A question to the room; the body of its message asks it.')
export type NewPoll = z.infer<typeof newPollSchema>

export const pollSchema = z
  .object({
    options: z.array(
      z.object({
        text: z.string(),
        votes: z.int().min(0),
        people: z
          .array(id)
          .optional()
          .describe(
            `Who chose it, the newest first; at most ${MOST_NAMED_VOTERS}. Left out where the poll is anonymous.`,
          ),
      }),
    ),
    voters: z.int().min(0).describe('How many people voted.'),
    multiple: z.literal(true).optional(),
    anonymous: z.literal(true).optional(),
    closesAt: timestamp.optional().describe('No vote counts from then on. Closing it by hand moves it to that moment.'),
  })
  .describe('A poll as it stands.')
export type Poll = z.infer<typeof pollSchema>
