import type { z } from 'zod'
import type { WireError } from './errors/refusal.ts'
import type { COMMANDS, EVENTS } from './table.ts'

/** Types derived from the table; nothing here exists at run time. */
type Commands = typeof COMMANDS
type Events = typeof EVENTS

export type CommandName = keyof Commands
export type EventName = keyof Events
export type CommandInput<N extends CommandName> = z.input<Commands[N]['input']>
export type ParsedInput<N extends CommandName> = z.output<Commands[N]['input']>
export type CommandOutput<N extends CommandName> = z.output<Commands[N]['output']>
export type EventPayload<N extends EventName> = z.output<Events[N]['payload']>

/** What every ack carries. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: WireError }

/** Type maps for socket.io on both sides. */
export type ClientToServerEvents = {
  [N in CommandName]: (input: CommandInput<N>, ack: (answer: Ack<CommandOutput<N>>) => void) => void
}
export type ServerToClientEvents = { [N in EventName]: (payload: EventPayload<N>) => void }
