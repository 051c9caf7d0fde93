import type { Poll } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { LockedRoom } from './locked-room.ts'
import type { Database } from './open-database.ts'

export interface Vote {
  readonly personId: string
  readonly choices: readonly number[]
}

/** Writes a person's vote down, or takes it back where nothing is chosen. */
export async function writeVote(room: LockedRoom, seq: number, { personId, choices }: Vote): Promise<void> {
  const at = [room.room.id, seq, personId]
  if (choices.length === 0) {
    await room.ask(
      'delete_vote',
      'DELETE FROM poll_vote WHERE room_id = $1::uuid AND seq = $2::bigint AND person_id = $3::uuid',
      at,
    )
    return
  }
  await room.ask(
    'write_vote',
    `INSERT INTO poll_vote (room_id, seq, person_id, choices, voted_at)
     VALUES ($1::uuid, $2::bigint, $3::uuid, $4::int[], clock_timestamp())
     ON CONFLICT (room_id, seq, person_id)
       DO UPDATE SET choices = excluded.choices, voted_at = excluded.voted_at`,
    [...at, choices],
  )
}

/** Counts the votes of a poll anew. */
export async function countVotes(room: LockedRoom, seq: number, poll: Poll, mostNamed: number): Promise<Poll> {
  const counted = await room.ask<{ choice: number; votes: number; people: string[] }>(
    'count_votes',
    `SELECT choice, count(*)::int AS votes, (array_agg(person_id::text ORDER BY voted_at DESC, person_id))[1:$3::int] AS people
     FROM poll_vote, unnest(choices) AS choice WHERE room_id = $1::uuid AND seq = $2::bigint GROUP BY choice`,
    [room.room.id, seq, mostNamed],
  )
  const [voters] = await room.ask<{ count: number }>(
    'count_voters',
    'SELECT count(*)::int AS count FROM poll_vote WHERE room_id = $1::uuid AND seq = $2::bigint',
    [room.room.id, seq],
  )
  const byChoice = new Map(counted.map((row) => [row.choice, row]))
  const options = poll.options.map(({ text }, index) => {
    const { votes = 0, people = [] } = byChoice.get(index) ?? {}
    return poll.anonymous ? { text, votes } : { text, votes, people }
  })
  return { ...poll, options, voters: voters?.count ?? 0 }
}

/** What one person chose, by seq. */
export async function findVotes(
  database: Database,
  roomId: string,
  personId: string,
  seqs: readonly number[],
): Promise<{ seq: number; choices: number[] }[]> {
  const rows = await database.ask<{ seq: string; choices: number[] }>(
    'votes_of',
    `SELECT seq, choices FROM poll_vote
     WHERE room_id = $1::uuid AND person_id = $2::uuid AND seq = ANY ($3::bigint[]) ORDER BY seq`,
    [roomId, personId, seqs],
  )
  return rows.map(({ seq, choices }) => ({ seq: Number(seq), choices }))
}

/** What this person chose in one poll, under the room's lock. */
export async function loadVote(ask: Ask, roomId: string, seq: number, personId: string): Promise<number[]> {
  const [row] = await ask<{ choices: number[] }>(
    'vote_of',
    'SELECT choices FROM poll_vote WHERE room_id = $1::uuid AND seq = $2::bigint AND person_id = $3::uuid',
    [roomId, seq, personId],
  )
  return row?.choices ?? []
}
