import { openRows } from '@parley/testkit'

/** Puts so many people and rooms into an installation, whom nobody has to wait for: they never sign in. */
export async function fillWorkspace(databaseUrl: string, count: number): Promise<void> {
  const rows = await openRows(databaseUrl)
  try {
    await rows.query(
      `INSERT INTO person (id, handle, display_name, password_hash, role)
       SELECT gen_random_uuid(), 'extra-' || n, 'Extra ' || lpad(n::text, 3, '0'), 'none', 'member'
       FROM generate_series(1, $1::int) AS n`,
      [count],
    )
    await rows.query(
      `INSERT INTO room (id, kind, name, rev) SELECT gen_random_uuid(), 'public', 'extra-' || lpad(n::text, 3, '0'), 0
       FROM generate_series(1, $1::int) AS n`,
      [count],
    )
  } finally {
    await rows.close()
  }
}
