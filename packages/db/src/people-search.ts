import type { Person } from '@parley/protocol'
import { escapeLike } from './escape-like.ts'
import type { Database } from './open-database.ts'
import { findPeople } from './people.ts'

/**
 * People with an open account whose display name or handle contains a text, in lower case. First whose handle or name begins with it, then those
 * where a word of the name does, then the rest, each by name. A guest finds who is in a room with them.
 */
export async function searchPeople(
  database: Database,
  { by, contains, limit }: { by: string; contains: string; limit: number },
): Promise<Person[]> {
  const rows = await database.ask<{ id: string }>(
    'search_people',
    `SELECT id::text FROM person
     WHERE deactivated_at IS NULL AND (handle LIKE '%' || $1::text || '%' OR lower(display_name) LIKE '%' || $1 || '%')
       AND (NOT EXISTS (SELECT FROM person AS guest WHERE guest.id = $4::uuid AND guest.role = 'guest')
         OR EXISTS (SELECT FROM member AS mine
           JOIN member AS theirs ON theirs.room_id = mine.room_id AND theirs.person_id = person.id AND theirs.state = 'joined'
           WHERE mine.person_id = $4::uuid AND mine.state = 'joined'))
     ORDER BY
       CASE WHEN handle = $2::text THEN 0
         WHEN handle LIKE $1 || '%' OR lower(display_name) LIKE $1 || '%' THEN 1
         WHEN lower(display_name) LIKE '% ' || $1 || '%' THEN 2
         ELSE 3 END,
       lower(display_name), id
     LIMIT $3`,
    [escapeLike(contains), contains, limit, by],
  )
  return findPeople(
    database,
    rows.map(({ id }) => id),
  )
}
