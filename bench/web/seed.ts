import { randomUUID } from 'node:crypto'
import { createProgram } from '@parley/testkit'
import { withClient } from '../database/query.ts'

/** What a browser is shown: somebody with rooms that others filled. */
export interface Scene {
  readonly account: { readonly handle: string; readonly password: string; readonly displayName: string }
  /** Short rooms to switch between. */
  readonly rooms: readonly string[]
  /** 10,000 messages, to write in. */
  readonly busy: string
  /** 100,000 messages, to scroll through. */
  readonly long: string
}

const AUTHORS = 20
const ROOMS = 12
const MESSAGES_EACH = 200
const WORDS =
  'the kettle is on and 今天 下午 三点 we meet in the garden 为了 tea with cake 请 bring a cup or two'.split(' ')

/** Fills an installation: one person signs up, all else is written into the tables. */
export async function seedScene(webUrl: string, databaseUrl: string, scale: number): Promise<Scene> {
  const account = { displayName: 'Mara', handle: 'mara', password: 'correct horse battery staple' }
  await createProgram(webUrl).signUp(account)
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM person WHERE handle = $1', [account.handle])
    const me = rows[0]?.id ?? ''
    await client.query(
      `INSERT INTO person (id, handle, display_name, password_hash)
       SELECT gen_random_uuid(), 'author-' || n, 'Author ' || n, 'none' FROM generate_series(1, $1::int) AS n`,
      [AUTHORS],
    )
    const fill = async (name: string, messages: number): Promise<string> => {
      const id = randomUUID()
      await client.query('INSERT INTO room (id, name, rev) VALUES ($1, $2, $3)', [id, name, messages + AUTHORS + 1])
      await client.query(
        `INSERT INTO member (room_id, person_id, rev)
         SELECT $1, id, $2::bigint + row_number() OVER () FROM person WHERE id = $3 OR handle LIKE 'author-%'`,
        [id, messages, me],
      )
      await client.query(
        `INSERT INTO message (room_id, seq, rev, author_id, client_id, body, created_at)
         SELECT $1, n, n, author.id, gen_random_uuid(),
           (SELECT string_agg(($4::text[])[1 + (n * 7 + w * 13) % $5::int], ' ') FROM generate_series(1, 3 + n % 30) AS w),
           now() - make_interval(secs => ($2::int - n) * 20)
         FROM generate_series(1, $2::int) AS n
           JOIN (SELECT id, row_number() OVER () AS place FROM person WHERE handle LIKE 'author-%') AS author
             ON author.place = 1 + (n / 3) % $3::int`,
        [id, messages, AUTHORS, WORDS, WORDS.length],
      )
      await client.query('INSERT INTO read_position (room_id, person_id, seq) VALUES ($1, $2, $3)', [id, me, messages])
      return id
    }
    const rooms: string[] = []
    for (let room = 0; room < ROOMS; room += 1) rooms.push(await fill(`room-${room + 10}`, MESSAGES_EACH))
    const busy = await fill('busy', Math.round(10_000 * scale))
    const long = await fill('long', Math.round(100_000 * scale))
    await client.query('ANALYZE')
    return { account, rooms, busy, long }
  })
}
