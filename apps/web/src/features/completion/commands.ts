import type { ParleyClient } from '@parley/client'
import type { Room } from '@parley/protocol'
import type { ShellDialog } from '../shell/shell-context.tsx'

/** What a command may use. */
export interface CommandScope {
  readonly client: ParleyClient
  readonly room: Room
  /** Opens a dialog of the shell. */
  readonly showDialog: (dialog: ShellDialog) => void
}

export interface SlashCommand {
  /** What follows the slash, lower case. Its hint is `completion.commands.<name>`, in both languages. */
  readonly name: string
  /** What follows it: `completion.arguments.<argument>`. */
  readonly argument?: 'name' | 'topic' | 'person' | 'question' | 'status'
  /** It does nothing without what follows it. */
  readonly needsArgument?: true
  /** Only of rooms with a name; not of direct and group messages. */
  readonly ofNamedRooms?: true
  /** It makes something that stands in a room only. */
  readonly notInThreads?: true
  /** Whoever is in chosen rooms only makes none, finds none and lets nobody in. */
  readonly notForGuests?: true
  /** `completion.done.<name>` is said once it is done, since nothing else tells. */
  readonly tells?: true
}

/**
 * What `/` offers. A new one is an entry here, what it does in `run-command.ts`, and its words in both languages. Only what works
 * stands here: whatever else begins with a slash is sent as it is.
 */
export const COMMANDS = [
  { name: 'browse', notForGuests: true },
  { name: 'create', argument: 'name', notForGuests: true },
  { name: 'invite', argument: 'person', needsArgument: true, ofNamedRooms: true, notForGuests: true, tells: true },
  { name: 'leave', ofNamedRooms: true },
  { name: 'msg', argument: 'person', needsArgument: true },
  { name: 'mute', tells: true },
  { name: 'poll', argument: 'question', notInThreads: true },
  { name: 'shortcuts' },
  { name: 'status', argument: 'status', tells: true },
  { name: 'topic', argument: 'topic', needsArgument: true, ofNamedRooms: true, tells: true },
  { name: 'unmute', tells: true },
] as const satisfies readonly SlashCommand[]

export type Command = (typeof COMMANDS)[number]
export type CommandName = Command['name']

/** Where one writes: in a room of some kind, or in a thread of it. */
export interface CommandPlace {
  readonly kind: Room['kind'] | undefined
  readonly isInThread: boolean
  /** What the workspace switched off. */
  readonly off?: readonly string[] | undefined
  /** Of whoever writes. */
  readonly isGuest?: boolean | undefined
}

/** The commands that a place offers. */
export function commandsIn({ kind, isInThread, off = [], isGuest }: CommandPlace): readonly Command[] {
  const isNamed = kind === 'public' || kind === 'private'
  return COMMANDS.filter(
    (command) =>
      (isNamed || !('ofNamedRooms' in command)) &&
      !(isInThread && 'notInThreads' in command) &&
      !(isGuest && 'notForGuests' in command) &&
      !(command.name === 'poll' && off.includes('polls')),
  )
}

/** The command that a text is, with what follows its name; null where it is a message. */
export function commandIn(
  text: string,
  place: CommandPlace,
): { readonly command: Command; readonly text: string } | null {
  const [, name, rest = ''] = /^\/(\p{L}+)(?:[ \t]+(.*))?$/u.exec(text.trimEnd()) ?? []
  const command = commandsIn(place).find((each) => each.name === name?.toLowerCase())
  return command ? { command, text: rest.trim() } : null
}
