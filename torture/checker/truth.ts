import pg from 'pg'
import { tokenOf } from '../bodies/body.ts'
import type { Setting } from '../people/setting.ts'

/** What the database holds at the end, read on a connection that shares nothing with the server. */
export interface Truth {
  /** By room index, ascending by seq. */
  readonly rooms: readonly (readonly TrueMessage[])[]
  /** Client ids of edits, with the seq of their message, by room index. */
  readonly edits: readonly ReadonlySet<string>[]
  readonly readPositions: readonly { readonly room: number; readonly person: string; readonly seq: number }[]
}

export interface TrueMessage {
  readonly seq: number
  readonly rev: number
  readonly author: string
  readonly client: string
  /** Null in a tombstone. */
  readonly token: string | null
}

export async function readTruth(databaseUrl: string, setting: Setting): Promise<Truth> {
  const rooms: TrueMessage[][] = setting.rooms.map(() => [])
  const edits: Set<string>[] = setting.rooms.map(() => new Set())
  const indexes = new Map(setting.rooms.map(({ id }, room) => [id, room]))
  const indexOf = (id: string) => indexes.get(id) ?? -1
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const messages = await client.query<{
      room: string
      seq: number
      rev: number
      author: string
      client: string
      body: string | null
    }>(
      `SELECT room_id AS room, seq::int, rev::int, author_id AS author, client_id AS client, body
       FROM message ORDER BY room_id, seq`,
    )
    for (const { room, body, ...message } of messages.rows) {
      rooms[indexOf(room)]?.push({ ...message, token: tokenOf(body) })
    }
    const edited = await client.query<{ room: string; seq: number; client: string }>(
      'SELECT room_id AS room, seq::int, client_id AS client FROM message_edit',
    )
    for (const edit of edited.rows) edits[indexOf(edit.room)]?.add(`${edit.seq} ${edit.client}`)
    const positions = await client.query<{ room: string; person: string; seq: number }>(
      'SELECT room_id AS room, person_id AS person, seq::int FROM read_position',
    )
    return {
      rooms,
      edits,
      readPositions: positions.rows.map(({ room, ...rest }) => ({ room: indexOf(room), ...rest })),
    }
  } finally {
    await client.end()
  }
}
