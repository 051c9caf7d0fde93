import { type Line, Refusal, type Room } from '@parley/protocol'
import { writeLine } from './lines.ts'
import type { LockedRoom } from './locked-room.ts'
import { ROOM_COLUMNS, type RoomRow, toRoom } from './room-row.ts'

/** What PostgreSQL says where another row has it: here only a name can be meant. */
const UNIQUE_VIOLATION = '23505'

/** What a room may be told to say of itself; what is left out stays. */
export interface RoomState {
  readonly name?: string
  readonly topic?: string
  readonly description?: string
  readonly posting?: 'everyone' | 'moderators'
  /** How long a member waits between two messages; 0: not at all. */
  readonly slowSeconds?: number
  /** How many days messages are kept; 0: for ever; null: as the workspace says. */
  readonly retentionDays?: number | null
  readonly archived?: boolean
  /** A group becomes a private room with a name: for good. */
  readonly kind?: 'public' | 'private'
}

/**
 * Writes it under the room's lock, with its next rev, and the line that tells of it where `byId` did something that has one.
 * Returns the room as it is then.
 * @throws Refusal ROOM_NAME_TAKEN, after which the transaction can only be undone
 */
export async function writeRoomState(locked: LockedRoom, state: RoomState, byId: string): Promise<Room> {
  const rev = await locked.takeRev()
  const line = lineOf(locked.room, state)
  // A group that becomes a room has lines from then on, and this is its first.
  if (line !== null) await writeLine(locked, { rev, by: byId, ...line }, state.kind)
  const values = [
    locked.room.id,
    rev,
    state.kind ?? null,
    state.name ?? null,
    state.topic ?? null,
    state.description ?? null,
    state.posting ?? null,
    state.archived ?? null,
    state.slowSeconds ?? null,
    state.retentionDays !== undefined,
    state.retentionDays ?? null,
  ]
  try {
    await locked.ask(
      'write_room_state',
      `UPDATE room SET state_rev = $2::bigint,
         kind = coalesce($3::room_kind, kind),
         name = coalesce($4::text, name),
         topic = coalesce($5::text, topic),
         description = coalesce($6::text, description),
         posting = coalesce($7::room_posting, posting),
         archived_at = CASE WHEN $8::boolean IS NULL THEN archived_at WHEN $8::boolean THEN coalesce(archived_at, now()) END,
         slow_seconds = coalesce($9::integer, slow_seconds),
         retention_days = CASE WHEN $10::boolean THEN $11::integer ELSE retention_days END,
         direct_key = CASE WHEN $3::room_kind IS NULL THEN direct_key END
       WHERE id = $1::uuid`,
      values,
    )
  } catch (error) {
    if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) throw new Refusal('ROOM_NAME_TAKEN', { field: 'name' })
    throw error
  }
  return reloadRoom(locked)
}

/** What the timeline says of it: of several things at once the one that concerns its readers most. */
function lineOf(room: Room, { name, topic, archived }: RoomState): Pick<Line, 'kind' | 'name'> | null {
  if (archived !== undefined) return { kind: archived ? 'archived' : 'unarchived' }
  if (name !== undefined && name !== room.name) return { kind: 'renamed', name }
  return topic !== undefined && topic !== room.topic ? { kind: 'topic' } : null
}

/** The room as it is now, within the transaction. */
export async function reloadRoom({ ask, room }: LockedRoom): Promise<Room> {
  const [row] = await ask<RoomRow>('reload_room', `SELECT ${ROOM_COLUMNS} FROM room WHERE room.id = $1::uuid`, [
    room.id,
  ])
  if (row === undefined) throw new Error('a locked room is gone')
  return toRoom(row)
}
