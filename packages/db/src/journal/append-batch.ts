import type { Message } from '@parley/protocol'
import type pg from 'pg'
import { type MessageRow, toMessage } from '../messages.ts'
import { toRev } from '../rev.ts'
import type { AppendCommand, AppendResult } from './command.ts'
import { idArray, numberArray, textArray } from './sql-array.ts'

interface Answer {
  readonly epoch: string
  readonly created_at: Date
  /** By room, the rev before; null where not all was written as it stood. */
  readonly befores: readonly string[] | null
  readonly outcomes: readonly Outcome[]
}

/** A command's outcome, as JSON. */
type Outcome = Omit<MessageRow, 'created_at' | 'edited_at' | 'deleted_at'> & {
  readonly outcome: AppendResult['outcome']
  readonly created_at: string
  readonly edited_at: string | null
  readonly deleted_at: string | null
}

const APPEND = {
  name: 'parley_append',
  text: `SELECT epoch, created_at, befores, outcomes
    FROM parley_append($1::uuid[], $2::int[], $3::int[], $4::int[], $5::uuid[], $6::uuid[], $7::text[])`,
}

/** Commits a batch in one round trip, in one transaction. Results stand in the order of the commands. */
export async function appendBatch(client: pg.ClientBase, commands: readonly AppendCommand[]): Promise<AppendResult[]> {
  const rooms = [...new Set(commands.map((command) => command.roomId))].sort()
  const placeOf = new Map(rooms.map((roomId, index) => [roomId, index + 1]))
  const steps = rooms.map(() => 0)
  const places: number[] = []
  const ordinals: number[] = []
  for (const { roomId } of commands) {
    const place = placeOf.get(roomId) as number
    const ordinal = (steps[place - 1] as number) + 1
    steps[place - 1] = ordinal
    places.push(place)
    ordinals.push(ordinal)
  }
  const { rows } = await client.query<Answer>({
    ...APPEND,
    values: [
      idArray(rooms),
      numberArray(steps),
      numberArray(places),
      numberArray(ordinals),
      idArray(commands.map((command) => command.authorId)),
      idArray(commands.map((command) => command.clientId)),
      textArray(commands.map((command) => command.body)),
    ],
  })
  const [answer] = rows
  if (answer === undefined) throw new Error('parley_append answered nothing')
  const { epoch, befores, outcomes } = answer
  if (befores === null) {
    if (outcomes.length !== commands.length) throw new Error('parley_append answered another number of commands')
    return outcomes.map((outcome) => toResult(epoch, outcome))
  }
  const revs = befores.map(toRev)
  const createdAt = answer.created_at.toISOString()
  return commands.map((command, index) => {
    const seq = (revs[(places[index] as number) - 1] as number) + (ordinals[index] as number)
    return { outcome: 'committed', epoch, message: newMessage(command, seq, createdAt) }
  })
}

function newMessage({ authorId, clientId, body }: AppendCommand, seq: number, createdAt: string): Message {
  return { seq, rev: seq, authorId, clientId, body, createdAt, editedAt: null, deletedAt: null }
}

function toResult(epoch: string, row: Outcome): AppendResult {
  const { outcome } = row
  if (outcome === 'no_room' || outcome === 'not_a_member') return { outcome }
  const message = toMessage({
    ...row,
    created_at: new Date(row.created_at),
    edited_at: row.edited_at === null ? null : new Date(row.edited_at),
    deleted_at: row.deleted_at === null ? null : new Date(row.deleted_at),
  })
  return { outcome, epoch, message }
}
