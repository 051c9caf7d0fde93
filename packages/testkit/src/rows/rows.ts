import pg from 'pg'

const TABLES = [
  'person',
  'device_session',
  'room',
  'member',
  'message',
  'message_edit',
  'read_position',
  'room_invite',
] as const

/** Reads the tables themselves, on a connection that shares nothing with the server. */
export interface Rows {
  /** How many rows each table holds, and the sum of all revs: whatever is written moves one of them. */
  count(): Promise<Record<string, number>>
  messages(roomId: string): Promise<{ seq: number; authorId: string; clientId: string; body: string | null }[]>
  query<T extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

export async function openRows(databaseUrl: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: databaseUrl })
  // A server that a test kills fails the queries, and says so once more to nobody.
  client.on('error', () => undefined)
  await client.connect()
  const query = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await client.query<T>(sql, values)).rows
  return {
    query,
    async count() {
      const counts = TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
      const [row] = await query(`SELECT ${counts.join(', ')}, (SELECT sum(rev)::int FROM room) AS revs`)
      return row ?? {}
    },
    messages: (roomId) =>
      query(
        `SELECT seq::int AS seq, author_id AS "authorId", client_id AS "clientId", body
         FROM message WHERE room_id = $1 ORDER BY seq`,
        [roomId],
      ),
    close: () => client.end(),
  }
}
