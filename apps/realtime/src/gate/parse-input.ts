import type { CommandName, ParsedInput } from '@parley/protocol'
import { badInput, COMMANDS, type CommandDefinition } from '@parley/protocol/table'
import { badRequest, boundShape } from './shape.ts'
import { findUnstorableText } from './storable-text.ts'

/** Whether the table has a command of this name. Anything may arrive as a name. */
export function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(COMMANDS, name)
}

/**
 * The input of a command as its schema reads it: what a handler sees has been through here.
 *
 * @throws Refusal `BAD_REQUEST` naming the field at fault.
 */
export function parseInput<N extends CommandName>(name: N, input: unknown): ParsedInput<N> {
  boundShape(input)
  const definition: CommandDefinition = COMMANDS[name]
  const parsed = definition.input.safeParse(input)
  if (!parsed.success) throw badInput(parsed.error)
  if (!definition.errors.includes('TEXT_INVALID')) {
    const path = findUnstorableText(parsed.data)
    if (path !== null) throw badRequest(path)
  }
  return parsed.data as ParsedInput<N>
}
