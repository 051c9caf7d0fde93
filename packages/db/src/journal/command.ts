import type { Message } from '@parley/protocol'

/** One message to be written. `clientId` makes it idempotent within its room and author. */
export interface AppendCommand {
  readonly roomId: string
  readonly authorId: string
  readonly clientId: string
  /** Checked already: no NUL, no lone surrogate, within the limits. */
  readonly body: string
}

/** What happened to a command. A `duplicate` brings the message as it is now: it may have been edited or deleted. */
export type AppendResult =
  | {
      readonly outcome: 'committed' | 'duplicate'
      readonly message: Message
      /** The epoch that the seq and rev belong to, read in the same transaction. */
      readonly epoch: string
    }
  | { readonly outcome: 'not_a_member' | 'no_room' }
