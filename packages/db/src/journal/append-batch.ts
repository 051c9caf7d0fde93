import type pg from 'pg'
import { type MessageRow, toMessage } from '../messages.ts'
import type { AppendCommand, AppendResult } from './command.ts'

type Row = MessageRow & { readonly outcome: AppendResult['outcome']; readonly epoch: string }

const APPEND = {
  name: 'parley_append',
  text: 'SELECT * FROM parley_append($1::uuid[], $2::uuid[], $3::uuid[], $4::text[])',
}

/** Commits a batch in one round trip, in one transaction. Results stand in the order of the commands. */
export async function appendBatch(client: pg.ClientBase, commands: readonly AppendCommand[]): Promise<AppendResult[]> {
  const { rows } = await client.query<Row>({
    ...APPEND,
    values: [
      commands.map((command) => command.roomId),
      commands.map((command) => command.authorId),
      commands.map((command) => command.clientId),
      commands.map((command) => command.body),
    ],
  })
  if (rows.length !== commands.length) throw new Error('parley_append answered another number of commands')
  return rows.map((row, index) => toResult(row, commands[index]))
}

function toResult(row: Row, command: AppendCommand | undefined): AppendResult {
  if (row.outcome === 'no_room' || row.outcome === 'not_a_member') return { outcome: row.outcome }
  const { outcome, epoch } = row
  const message = toMessage(row)
  // What was just committed is not sent back; a duplicate may have changed since.
  if (outcome === 'committed' && command) return { outcome, epoch, message: { ...message, body: command.body } }
  return { outcome, epoch, message }
}
