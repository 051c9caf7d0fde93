import type { Change } from '@parley/protocol'

/** Changes of one room that are committed already, ascending by rev: what an app may tell the room's members. */
export interface Published {
  readonly roomId: string
  /** The epoch that the revs are of. It came with them, so it is true even if the database was restored since. */
  readonly epoch: string
  readonly changes: Change[]
}

/**
 * What a command that changes a room brings. What was done before is published again, as it is now: whoever repeats a
 * command got no answer to the first, so perhaps nobody was told. A client that knows the rev ignores it.
 */
export interface Outcome<T> {
  readonly output: T
  readonly published: Published[]
}
