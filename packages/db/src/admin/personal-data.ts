import type { Member, MessageExtras, Room } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { pastOf } from '../past.ts'
import { toRev } from '../rev.ts'

/** Rows of one page: of long messages a few megabytes at most. */
const ROWS = 200

export interface RoomOfPerson {
  readonly id: string
  /** Null where a room is named by its people. */
  readonly name: string | null
  readonly kind: Room['kind']
  readonly role: Member['role']
  readonly state: 'joined' | 'left'
  readonly joinedAt: Date
}

/** The rooms that a person is or was in, by id, after one of them. */
export async function loadRoomsOfPerson(ask: Ask, personId: string, after: string | null): Promise<RoomOfPerson[]> {
  return ask<RoomOfPerson & Record<string, unknown>>(
    'data_rooms',
    `SELECT room.id::text, room.name, room.kind::text, member.role::text, member.state::text, member.joined_at AS "joinedAt"
     FROM member JOIN room ON room.id = member.room_id
     WHERE member.person_id = $1::uuid AND room.kind <> 'self' AND room.deleted_at IS NULL
       AND member.room_id > ${pastOf('$2')}
     ORDER BY member.room_id LIMIT ${ROWS}`,
    [personId, after],
  )
}

export interface MessageOfPerson {
  readonly seq: number
  readonly clientId: string
  readonly body: string | null
  readonly createdAt: Date
  readonly editedAt: Date | null
  readonly extras: MessageExtras | null
}

/** What a person wrote in a room and did not delete, after one of these messages by its client id. */
export async function loadMessagesOfPerson(
  ask: Ask,
  { roomId, personId, after }: { roomId: string; personId: string; after: string | null },
): Promise<MessageOfPerson[]> {
  const rows = await ask<Omit<MessageOfPerson, 'seq'> & { seq: string }>(
    'data_messages',
    `SELECT seq, client_id::text AS "clientId", body, created_at AS "createdAt", edited_at AS "editedAt", extras
     FROM message
     WHERE room_id = $1::uuid AND author_id = $2::uuid AND deleted_at IS NULL AND client_id > ${pastOf('$3')}
     ORDER BY client_id LIMIT ${ROWS}`,
    [roomId, personId, after],
  )
  return rows.map((row) => ({ ...row, seq: toRev(row.seq) }))
}

export interface ItemOfPerson {
  readonly key: string
  readonly value: unknown
}

/** What a person keeps for themselves, by key, after one of them. */
export async function loadItemsOfPerson(ask: Ask, personId: string, after: string): Promise<ItemOfPerson[]> {
  return ask<ItemOfPerson & Record<string, unknown>>(
    'data_items',
    `SELECT key, value FROM personal_item
     WHERE room_id = $1::uuid AND value IS NOT NULL AND key > $2 ORDER BY key LIMIT ${ROWS}`,
    [personId, after],
  )
}
