import { openRows } from '@parley/testkit'
import { all, firstAckWithin } from './bars.ts'
import type { Fault } from './fault.ts'

/** A commit that waits is given up after some seconds, and the next try waits a little. */
const judge = all(firstAckWithin(5_000))

interface Unwillingness {
  readonly name: string
  readonly about: string
  /** What it is until then: each statement by itself, on one connection of a superuser. */
  readonly begins: readonly string[]
  readonly ends: readonly string[]
}

/** PostgreSQL is there, and for ten seconds does not do what it is asked for. */
const unwilling = ({ name, about, begins, ends }: Unwillingness): Fault => ({
  name: `postgres-${name}`,
  about: `${about}, for 10 s`,
  async run({ world, scaled, hold, say }) {
    say(`PostgreSQL: ${about}`)
    const rows = await openRows(world.postgres.ownerUrl)
    try {
      for (const statement of begins) await rows.query(statement)
      await hold(scaled(10) * 1000)
      for (const statement of ends) await rows.query(statement)
    } finally {
      await rows.close()
    }
    return {}
  },
  judge,
})

const freeze: Fault = {
  name: 'postgres-freeze',
  about: 'SIGSTOP of all its processes, for 10 s',
  async run({ world, scaled, hold, say }) {
    say('freezing PostgreSQL')
    world.postgres.freeze()
    await hold(scaled(10) * 1000)
    world.postgres.thaw()
    return {}
  },
  judge,
}

export const unwillingPostgresFaults = [
  freeze,
  unwilling({
    name: 'read-only',
    about: 'it reads and does not write, as a standby or one that guards a full disk',
    begins: ['ALTER SYSTEM SET default_transaction_read_only = on', 'SELECT pg_reload_conf()'],
    ends: ['ALTER SYSTEM RESET default_transaction_read_only', 'SELECT pg_reload_conf()'],
  }),
  unwilling({
    name: 'full',
    about: 'it ends the connections of the apps, and lets none in',
    begins: [
      'ALTER ROLE parley_apps CONNECTION LIMIT 0',
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'parley_apps'`,
    ],
    ends: ['ALTER ROLE parley_apps CONNECTION LIMIT -1'],
  }),
  unwilling({
    name: 'locked',
    about: 'somebody holds the tables of rooms and messages, as a migration does',
    begins: ['BEGIN', 'LOCK TABLE room, member, message IN ACCESS EXCLUSIVE MODE'],
    ends: ['ROLLBACK'],
  }),
]
