import type { CoreContext, Principal } from '@parley/core'
import type { CommandName, CommandOutput, ParsedInput } from '@parley/protocol'
import type { Auditor } from '../auditor/auditor.ts'
import type { ToldRevs } from '../auditor/told-revs.ts'
import type { FanOut } from '../fan-out/fan-out.ts'
import type { Live } from '../live/live.ts'
import type { Presence } from '../presence/presence.ts'
import type { ReadersRelay } from '../readers/readers-relay.ts'
import type { PersonQueue } from '../sessions/person-queue.ts'
import type { TypingRelay } from '../typing/typing-relay.ts'

/** What every handler may use. */
export interface Chat {
  readonly core: CoreContext
  readonly fanOut: FanOut
  readonly persons: PersonQueue
  /** Told with which rev a socket begins to hear a room. */
  readonly told: Pick<ToldRevs, 'begin'>
  readonly auditor: Pick<Auditor, 'hurry'>
  readonly presence: Pick<Presence, 'watch' | 'report' | 'present' | 'count' | 'list'>
  readonly typing: TypingRelay
  readonly readers: Pick<ReadersRelay, 'moved'>
  readonly live: Pick<Live, 'store' | 'watch' | 'leave' | 'countConnections'>
}

/** The subscriptions of the socket that asks, and only those. */
export interface Hearing {
  readonly connectionId: string
  /** Ids of the rooms that it hears. */
  rooms(): string[]
  hears(roomId: string): boolean
  hear(roomIds: readonly string[]): void
  unhear(roomId: string): void
}

/** One command: who asks, what for, and with what they hear. */
export interface Call<N extends CommandName> {
  readonly chat: Chat
  readonly principal: Principal
  readonly hearing: Hearing
  readonly input: ParsedInput<N>
}

/**
 * Does one command and returns what the ack carries. It is called with parsed input only, and throws `Refusal` for
 * what the command's entry in the table may refuse.
 */
export type Handler<N extends CommandName> = (call: Call<N>) => Promise<CommandOutput<N>>
