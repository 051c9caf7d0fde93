import type { ShellDialog } from '../shell/shell-context.tsx'

/** What a command may use. */
export interface CommandScope {
  readonly roomId: string
  readonly roomName: string
  /** Opens a dialog of the shell. */
  readonly showDialog: (dialog: ShellDialog) => void
}

export interface SlashCommand {
  /** What follows the slash, lower case. Its hint is `completion.commands.<name>`, in both languages. */
  readonly name: string
  /** What may follow it: `completion.arguments.<argument>`. */
  readonly argument?: 'name'
  /** Does it. `text` is what followed the name, without white space around it. */
  readonly run: (text: string, scope: CommandScope) => void
}

/**
 * What `/` offers. A new one is a line here and its hint in `wording/…/completion.json`. Only what works today stands here: whatever
 * else begins with a slash is sent as it is.
 */
export const COMMANDS = [
  { name: 'browse', run: (_text, { showDialog }) => showDialog({ kind: 'browse' }) },
  {
    name: 'create',
    argument: 'name',
    run: (text, { showDialog }) => showDialog(text === '' ? { kind: 'create' } : { kind: 'create', name: text }),
  },
  {
    name: 'leave',
    run: (_text, { showDialog, roomId, roomName }) => showDialog({ kind: 'leave', roomId, name: roomName }),
  },
] as const satisfies readonly SlashCommand[]

/** The command that a text is, with what follows its name; null where it is a message. */
export function commandIn(text: string): { readonly command: SlashCommand; readonly text: string } | null {
  const [, name, rest = ''] = /^\/(\p{L}+)(?:[ \t]+(.*))?$/u.exec(text.trimEnd()) ?? []
  const command = COMMANDS.find((each) => each.name === name?.toLowerCase())
  return command ? { command, text: rest.trim() } : null
}
