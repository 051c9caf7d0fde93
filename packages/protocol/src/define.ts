import type { z } from 'zod'
import type { ErrorCode } from './errors/codes.ts'
import type { RateClass } from './limits.ts'

/**
 * Who may call a command. `person`: anyone signed in. `member`: whoever is in the room. `moderator`: its moderators and owners.
 * `owner`: its owners. `author`: who wrote the message. `admin`: the workspace's owner and admins.
 * `keeper`: who moderates the workspace, or a room as its owner or moderator.
 */
export type Caller = 'person' | 'member' | 'moderator' | 'owner' | 'author' | 'admin' | 'keeper'

export interface CommandDefinition {
  /** One sentence for the reference page. */
  readonly summary: string
  readonly who: Caller
  readonly rate: RateClass
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** Refusals of this command beyond `COMMON_ERRORS`. */
  readonly errors: readonly ErrorCode[]
}

export interface EventDefinition {
  readonly summary: string
  readonly payload: z.ZodType
}

/** Every command may be refused with these. */
export const COMMON_ERRORS = [
  'BAD_REQUEST',
  'SESSION_ENDED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const satisfies readonly ErrorCode[]

/** Keeps each entry's own types while checking its form. */
export function command<const D extends CommandDefinition>(definition: D): D {
  return definition
}

export function event<const D extends EventDefinition>(definition: D): D {
  return definition
}
