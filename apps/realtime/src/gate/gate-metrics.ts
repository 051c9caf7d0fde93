import { counters } from '@parley/process/metrics'
import { type CommandName, ERRORS, type ErrorCode } from '@parley/protocol'
import { COMMANDS } from '@parley/protocol/table'

const NAMES = Object.keys(COMMANDS) as CommandName[]

export const accepted = counters('parley_commands_accepted_total', 'Commands let in.', 'command', NAMES)
export const acked = counters('parley_commands_acked_total', 'Commands done.', 'command', NAMES)
export const refused = counters(
  'parley_commands_refused_total',
  'Commands refused.',
  'code',
  Object.keys(ERRORS) as ErrorCode[],
)
