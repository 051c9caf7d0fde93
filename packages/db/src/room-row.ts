import type { Room } from '@parley/protocol'

/** A room as SQL selects it by `ROOM_COLUMNS`. */
export interface RoomRow {
  readonly id: string
  readonly kind: Room['kind']
  readonly name: string | null
  readonly topic: string
  readonly description: string
  readonly posting: 'everyone' | 'moderators'
  readonly slow_seconds: number
  readonly retention_days: number | null
  readonly pins: number
  /** Text where it came inside of JSON. */
  readonly archived_at: Date | string | null
  readonly created_at: Date | string
  /** Null but for rooms that are named by their people. */
  readonly people: string[] | null
}

/** What `toRoom` needs of the table `room`. */
export const ROOM_COLUMNS = `room.id::text, room.kind::text, room.name, room.topic, room.description, room.posting::text, room.slow_seconds, room.retention_days, room.pins,
  room.archived_at, room.created_at,
  CASE WHEN room.kind IN ('direct', 'group') THEN
    (SELECT array_agg(named.person_id::text ORDER BY named.joined_at, named.person_id)
      FROM member AS named WHERE named.room_id = room.id AND named.state = 'joined') END AS people`

export function toRoom(row: RoomRow): Room {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name ?? '',
    topic: row.topic,
    createdAt: new Date(row.created_at).toISOString(),
    ...(row.description !== '' && { description: row.description }),
    ...(row.posting === 'moderators' && { posting: row.posting }),
    ...(row.slow_seconds > 0 && { slowSeconds: row.slow_seconds }),
    ...(row.retention_days !== null && { retentionDays: row.retention_days }),
    ...(row.archived_at !== null && { archivedAt: new Date(row.archived_at).toISOString() }),
    ...(row.pins > 0 && { pins: row.pins }),
    ...(row.people !== null && { people: row.people }),
  }
}
