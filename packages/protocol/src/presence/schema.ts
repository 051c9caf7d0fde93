import { z } from 'zod'
import { id } from '../shapes.ts'

/** Most people that one connection may watch. */
export const MAX_WATCHED_PEOPLE = 500

export const presenceStateSchema = z
  .enum(['online', 'away', 'offline'])
  .describe('`online` while any connection is active, `away` while all are idle, else `offline`.')

export const presenceSchema = z
  .object({ personId: id, state: presenceStateSchema })
  .describe('Whether somebody is there.')

export type PresenceState = z.infer<typeof presenceStateSchema>
export type PersonPresence = z.infer<typeof presenceSchema>
