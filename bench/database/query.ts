import pg from 'pg'

/** Does something on one connection. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** One statement on the server's first database. */
export async function onServer(url: string, sql: string): Promise<void> {
  const postgres = new URL(url)
  postgres.pathname = '/postgres'
  await withClient(postgres.href, (client) => client.query(sql))
}

/** How long a commit of one row takes on this database, again and again on one connection, in milliseconds. */
export function measureCommits(url: string, count: number): Promise<number[]> {
  return withClient(url, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS bench_commit (id int, body text)')
    const times: number[] = []
    for (let index = 0; index < count; index += 1) {
      const startedAt = performance.now()
      await client.query('INSERT INTO bench_commit VALUES ($1, $2)', [index, 'x'.repeat(100)])
      times.push(performance.now() - startedAt)
    }
    return times
  })
}
