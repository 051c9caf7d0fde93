import type { Ask } from './connection/ask.ts'
import type { LockedRoom } from './locked-room.ts'
import type { Database } from './open-database.ts'

/** Names a set of people: their ids, sorted. */
export function directKeyOf(personIds: readonly string[]): string {
  return personIds.toSorted().join(':')
}

export interface NewDirectRoom {
  readonly id: string
  /** Everybody in it, the one who makes it among them. */
  readonly personIds: readonly string[]
  readonly createdById: string
}

/**
 * The room among exactly these people: `direct` for two, `group` for more. It is made where there is none, also where several
 * ask at once. @returns its id
 */
export function insertDirectRoom(database: Database, { id, personIds, createdById }: NewDirectRoom): Promise<string> {
  const key = directKeyOf(personIds)
  return database.transact(async (ask) => {
    await lockKey(ask, key)
    const [there] = await ask<{ id: string }>('direct_room', 'SELECT id::text FROM room WHERE direct_key = $1', [key])
    if (there !== undefined) return there.id
    await ask(
      'insert_direct_room',
      `INSERT INTO room (id, kind, rev, direct_key, created_by_id) VALUES ($1::uuid, $2::room_kind, 1, $3, $4::uuid)`,
      [id, personIds.length === 2 ? 'direct' : 'group', key, createdById],
    )
    await ask(
      'insert_direct_members',
      `INSERT INTO member (room_id, person_id, role, state, rev)
       SELECT $1::uuid, unnest($2::uuid[]), 'member', 'joined', 1`,
      [id, personIds],
    )
    return id
  })
}

/** A group goes by the set of people who are in it now. Two are not a group's own: between them is a direct room. */
export async function rewriteGroupKey({ ask, room, takeRev }: LockedRoom): Promise<void> {
  const people = await ask<{ id: string }>(
    'people_of_group',
    `SELECT person_id::text AS id FROM member WHERE room_id = $1::uuid AND state = 'joined'`,
    [room.id],
  )
  const key = people.length > 2 ? directKeyOf(people.map(({ id }) => id)) : null
  if (key !== null) await lockKey(ask, key)
  await ask(
    'write_group_key',
    `UPDATE room SET state_rev = $3::bigint,
       direct_key = CASE WHEN EXISTS (SELECT FROM room AS other WHERE other.direct_key = $2 AND other.id <> $1::uuid)
         THEN NULL ELSE $2 END
     WHERE id = $1::uuid`,
    [room.id, key, await takeRev()],
  )
}

/** Whoever else makes a room of this key waits until the transaction ends. */
async function lockKey(ask: Ask, key: string): Promise<void> {
  await ask('lock_direct_key', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key])
}
