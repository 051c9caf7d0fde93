import { type Line, MOST_LINES_BETWEEN, type Room } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { LockedRoom } from './locked-room.ts'
import type { MessagePage, PageSide } from './messages.ts'
import type { Database } from './open-database.ts'

/** A line as `parley_line` makes it. */
export type LineRow = Omit<Line, 'at'> & { readonly at: string }

export function toLine(row: LineRow): Line {
  return { ...row, at: new Date(row.at).toISOString() }
}

/** Writes a line of the change that took this rev. Only public and private rooms have any. */
export async function writeLine(
  { ask, room }: LockedRoom,
  line: Pick<Line, 'rev' | 'kind' | 'by' | 'name'>,
  roomKind: Room['kind'] = room.kind,
): Promise<void> {
  if (roomKind !== 'public' && roomKind !== 'private') return
  await ask(
    'write_line',
    `INSERT INTO room_line (room_id, rev, kind, by_id, name)
     VALUES ($1::uuid, $2::bigint, $3::room_line_kind, $4::uuid, $5::text)`,
    [room.id, line.rev, line.kind, line.by ?? null, line.name ?? null],
  )
}

/** Removes the lines up to a rev from a locked room, and tells so with its next rev; takes none where there is no line. Returns whether there was one. */
export async function clearLines(room: LockedRoom, upTo: number): Promise<boolean> {
  const [gone] = await room.ask<{ lines: number }>(
    'clear_lines',
    `WITH gone AS (DELETE FROM room_line WHERE room_id = $1::uuid AND rev <= $2::bigint RETURNING kind)
     SELECT count(*)::int AS lines FROM gone WHERE kind <> 'cleared'`,
    [room.room.id, upTo],
  )
  if (gone === undefined || gone.lines === 0) return false
  await room.ask(
    'write_cleared',
    `INSERT INTO room_line (room_id, rev, kind, up_to) VALUES ($1::uuid, $2::bigint, 'cleared', $3::bigint)`,
    [room.room.id, await room.takeRev(), upTo],
  )
  return true
}

/** A stretch of a room between two of its messages, both ends left out. */
interface Stretch {
  readonly after: number
  readonly before: number
}

/** More lines than this a page does not bring: it ends sooner. */
const MOST_OF_PAGE = 5 * MOST_LINES_BETWEEN

/** A page of messages of the room itself with the lines that stand between them: see `HistoryPage`. */
export async function addLines(
  { ask }: Pick<Database, 'ask'>,
  roomId: string,
  side: PageSide,
  page: MessagePage,
): Promise<MessagePage & { readonly lines: Line[] }> {
  const stretches = stretchesOf(page, side)
  const lines = stretches.length === 0 ? [] : await loadLines(ask, roomId, stretches)
  const count = countWithin(stretches, lines)
  if (count === stretches.length) return { ...page, lines }
  const { messages } = page
  const kept = 'after' in side ? messages.slice(0, count) : messages.slice(-count)
  const [first = 0, last = 0] = [kept[0]?.seq, kept.at(-1)?.seq]
  const isKept = ({ rev }: Line) => ('after' in side ? rev < last : rev > first)
  return { ...page, messages: kept, lines: lines.filter(isKept), more: true }
}

/** What each message brings with it, the one nearest to where the page was asked from first; then the beginning of the room, if it is in it. */
function stretchesOf({ messages, head, more }: MessagePage, side: PageSide): Stretch[] {
  if ('after' in side) {
    return messages.map(({ seq }, index) => ({ after: messages[index - 1]?.seq ?? side.after, before: seq }))
  }
  const end = side.before ?? head + 1
  const below = messages.map(({ seq }, index) => ({ after: seq, before: messages[index + 1]?.seq ?? end })).reverse()
  return more ? below : [...below, { after: 0, before: messages[0]?.seq ?? end }]
}

/**
 * The lines of neighbouring stretches, ascending by rev: of each the newest `MOST_LINES_BETWEEN`. Rooms in which little happens, which
 * is nearly all of them, cost one look at an index.
 */
async function loadLines(ask: Ask, roomId: string, stretches: readonly Stretch[]): Promise<Line[]> {
  const after = stretches.map((stretch) => stretch.after)
  const before = stretches.map((stretch) => stretch.before)
  const few = await ask<{ line: LineRow }>(
    'lines',
    `SELECT parley_line(room_line) AS line FROM room_line
     WHERE room_id = $1::uuid AND rev > $2::bigint AND rev < $3::bigint AND kind <> 'cleared' ORDER BY rev LIMIT $4`,
    [roomId, Math.min(...after), Math.max(...before), MOST_LINES_BETWEEN + 1],
  )
  if (few.length <= MOST_LINES_BETWEEN) return few.map(({ line }) => toLine(line))
  const many = await ask<{ line: LineRow }>(
    'lines_of_stretches',
    `SELECT near.line FROM unnest($2::bigint[], $3::bigint[]) AS stretch (after, before) CROSS JOIN LATERAL (
       SELECT room_line.rev, parley_line(room_line) AS line FROM room_line
       WHERE room_id = $1::uuid AND rev > stretch.after AND rev < stretch.before AND kind <> 'cleared'
       ORDER BY rev DESC LIMIT $4
     ) AS near
     ORDER BY near.rev`,
    [roomId, after, before, MOST_LINES_BETWEEN],
  )
  return many.map(({ line }) => toLine(line))
}

/** How many of the stretches, from the first, hold no more lines than a page brings. */
function countWithin(stretches: readonly Stretch[], lines: readonly Line[]): number {
  if (lines.length <= MOST_OF_PAGE) return stretches.length
  let left = MOST_OF_PAGE
  return stretches.findIndex(({ after, before }) => {
    left -= lines.filter(({ rev }) => rev > after && rev < before).length
    return left < 0
  })
}
