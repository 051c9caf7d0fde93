import type { JoinedRoom, Person, Profile } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { Database } from './open-database.ts'
import { toPerson } from './people.ts'
import { type JoinedRoomRow, joinedRooms, toJoinedRoom } from './rooms.ts'
import type { WorkspaceFacts } from './workspace.ts'

/** What a person comes home to. All of it is of the same moment, so the epoch is the one that the heads are of. */
export interface Home {
  readonly workspace: WorkspaceFacts & { readonly emojiRev: number }
  readonly person: Person
  /** Those that they are in, by name. */
  readonly rooms: readonly JoinedRoom[]
}

/** Null where there is no such person, or no workspace yet. */
export async function findHome(database: Database, personId: string): Promise<Home | null> {
  return (await database.reads.home(personId)) ?? null
}

type HomeRow = JoinedRoomRow | (Me & { readonly id: null })

interface Me {
  readonly my_id: string
  readonly my_handle: string
  readonly my_display_name: string
  readonly my_role: Person['role']
  readonly my_profile: Profile | null
  readonly workspace_name: string
  readonly epoch: string
  readonly emoji_rev: number
}

/** Homes by person. */
export async function loadHomes(ask: Ask, personIds: readonly string[]): Promise<Map<string, Home>> {
  const rows = await ask<HomeRow>(
    'homes',
    // People first, then their rooms. Joining the two would compare everybody with every room of the others.
    `WITH joined AS MATERIALIZED (${joinedRooms("member.person_id = ANY ($1::uuid[]) AND member.state = 'joined'")})
     SELECT person.id::text AS my_id, person.handle AS my_handle, person.display_name AS my_display_name,
       person.role::text AS my_role, person.profile AS my_profile, workspace.name AS workspace_name, workspace.epoch::text,
       workspace.emoji_rev, joined.*
     FROM person
       JOIN workspace ON workspace.id = 1
       LEFT JOIN joined ON false
     WHERE person.id = ANY ($1::uuid[])
     UNION ALL SELECT null, null, null, null, null, null, null, null, joined.* FROM joined`,
    [personIds],
  )
  const homes = new Map<string, Home & { readonly rooms: JoinedRoom[] }>()
  for (const row of rows) {
    if (row.id === null) homes.set(row.my_id, toHome(row))
    else homes.get(row.person_id)?.rooms.push(toJoinedRoom(row))
  }
  return homes
}

function toHome(row: Me): Home & { readonly rooms: JoinedRoom[] } {
  return {
    workspace: { name: row.workspace_name, epoch: row.epoch, emojiRev: row.emoji_rev },
    person: toPerson({
      id: row.my_id,
      handle: row.my_handle,
      display_name: row.my_display_name,
      role: row.my_role,
      profile: row.my_profile,
    }),
    rooms: [],
  }
}
