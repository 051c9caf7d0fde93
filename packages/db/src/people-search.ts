import type { Person } from '@parley/protocol'
import { escapeLike } from './escape-like.ts'
import type { Database } from './open-database.ts'
import { findPeople } from './people.ts'

/**
 * People with an open account whose display name or handle contains a text, in lower case. First whose handle or name begins with it, then those
 * where a word of the name does, then the rest, each by name.
 */
export async function searchPeople(database: Database, contains: string, limit: number): Promise<Person[]> {
  const rows = await database.ask<{ id: string }>(
    'search_people',
    `SELECT id::text FROM person
     WHERE deactivated_at IS NULL AND (handle LIKE '%' || $1::text || '%' OR lower(display_name) LIKE '%' || $1 || '%')
     ORDER BY
       CASE WHEN handle = $2::text THEN 0
         WHEN handle LIKE $1 || '%' OR lower(display_name) LIKE $1 || '%' THEN 1
         WHEN lower(display_name) LIKE '% ' || $1 || '%' THEN 2
         ELSE 3 END,
       lower(display_name), id
     LIMIT $3`,
    [escapeLike(contains), contains, limit],
  )
  return findPeople(
    database,
    rows.map(({ id }) => id),
  )
}
