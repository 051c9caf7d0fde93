import pg from 'pg'
import type { Timeouts } from './pool.ts'

/** Longest that a look may take, also where the database takes the connection and says nothing. */
const LOOK_MS = 1_500

/** Asks the database one thing on a connection of its own. Rejects within three seconds where it does not answer. */
export async function lookAt(url: string, name: string, { connectMs, answerMs }: Timeouts): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: Math.min(connectMs, LOOK_MS),
    query_timeout: Math.min(answerMs, LOOK_MS),
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
  } finally {
    void client.end().catch(() => {})
  }
}
