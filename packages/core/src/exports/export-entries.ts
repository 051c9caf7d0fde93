import {
  countExport,
  type ExportScope,
  gatherEmoji,
  gatherFiles,
  gatherMembers,
  gatherMessages,
  gatherPeople,
  gatherRooms,
  type JobInput,
} from '@parley/db'
import type { CoreContext } from '../context.ts'

/** The version of the format, as docs/data-formats.md tells of it. */
export const EXPORT_VERSION = 1

/** Rows of one file of an export. */
const ROWS = 1_000

/** Where an export goes on: what comes next, after which row of it, and the number of its file. */
export type ExportCursor =
  | {
      readonly at: 'people' | 'rooms' | 'next room' | 'emoji' | 'files'
      readonly after: string | null
      readonly number: number
    }
  | { readonly at: 'members'; readonly roomId: string; readonly after: string | null; readonly number: number }
  | { readonly at: 'messages'; readonly roomId: string; readonly after: number; readonly number: number }
  | { readonly at: 'end' }

/** One file of an export, and where it goes on behind it. */
export interface ExportEntry {
  readonly path: string
  /** Null: the bytes of this picture. */
  readonly text: string | null
  readonly fileId?: string
  readonly counts: Readonly<Record<string, number>>
  readonly next: ExportCursor
}

type Source = Pick<CoreContext, 'database'>

/** What an export holds, by what was asked for. */
export function exportScope({ room, withDirect }: JobInput): ExportScope {
  if (room !== undefined) return { roomId: room.id }
  return { kinds: withDirect ? ['public', 'private', 'direct', 'group'] : ['public', 'private'] }
}

/** How many lines and pictures it will be, roughly. */
export async function measureExport({ database }: Source, input: JobInput): Promise<number> {
  const { people, rooms, messages, files } = await countExport(database.ask, exportScope(input))
  return people + rooms + messages + (input.withFiles ? files : 0)
}

const START: ExportCursor = { at: 'people', after: null, number: 1 }

/** The files of an export in their order, from where it stopped. Each is small enough to be held in memory. */
export async function* exportEntries(
  { database: { ask } }: Source,
  input: JobInput,
  from: ExportCursor | null,
): AsyncGenerator<ExportEntry> {
  const scope = exportScope(input)
  let cursor = from ?? START
  while (cursor.at !== 'end') {
    const { at, after } = cursor
    if (at === 'people') {
      const people = await gatherPeople(ask, scope, after, ROWS)
      const lines = people.map((person) => ({ type: 'person', ...person }))
      const next = nextOf(cursor, people.at(-1)?.id, people.length, { at: 'rooms', after: null, number: 1 })
      if (lines.length > 0) yield file('people', cursor.number, lines, { people: lines.length }, next)
      cursor = next
    } else if (at === 'rooms') {
      const rooms = await gatherRooms(ask, scope, after, ROWS)
      const lines = rooms.map(({ people: _, pins: __, ...room }) => ({ type: 'room', ...room }))
      const next = nextOf(cursor, rooms.at(-1)?.id, rooms.length, { at: 'next room', after: null, number: 1 })
      if (lines.length > 0) yield file('rooms', cursor.number, lines, { rooms: lines.length }, next)
      cursor = next
    } else if (at === 'next room') {
      const [room] = await gatherRooms(ask, scope, after, 1)
      cursor = room
        ? { at: 'members', roomId: room.id, after: null, number: 1 }
        : { at: 'emoji', after: null, number: 1 }
    } else if (at === 'emoji') {
      const emoji = await gatherEmoji(ask, scope, after, ROWS)
      const lines = emoji.map((each) => ({ type: 'emoji', ...each }))
      const next = nextOf(cursor, emoji.at(-1)?.name, emoji.length, behindEmoji(input))
      if (lines.length > 0) yield file('emoji', cursor.number, lines, {}, next)
      cursor = next
    } else if (at === 'members') {
      const { roomId, number } = cursor
      const members = await gatherMembers(ask, roomId, cursor.after, ROWS)
      const lines = members.map(({ userId, ...member }) => ({ type: 'member', roomId, personId: userId, ...member }))
      const next = nextOf(cursor, members.at(-1)?.userId, members.length, {
        at: 'messages',
        roomId,
        after: 0,
        number: 1,
      })
      if (lines.length > 0) yield file(`members/${roomId}`, number, lines, { members: lines.length }, next)
      cursor = next
    } else if (at === 'messages') {
      const { roomId, number } = cursor
      const messages = await gatherMessages(ask, roomId, cursor.after, ROWS)
      const lines = messages.map(({ message, edits, votes }) => ({
        type: 'message',
        roomId,
        ...message,
        ...(edits.length > 0 && { edits }),
        ...(votes.length > 0 && { votes }),
      }))
      const next: ExportCursor =
        messages.length < ROWS
          ? { at: 'next room', after: roomId, number: 1 }
          : { at, roomId, after: messages.at(-1)?.message.seq ?? 0, number: number + 1 }
      if (lines.length > 0) yield file(`messages/${roomId}`, number, lines, { messages: lines.length }, next)
      cursor = next
    } else {
      const pictures = await gatherFiles(ask, scope, cursor.after, ROWS)
      if (pictures.length === 0) return
      for (const { id, bytesOf } of pictures) {
        const next: ExportCursor = { at: 'files', after: id, number: 1 }
        yield { path: `files/${id}`, text: null, fileId: bytesOf, counts: { files: 1 }, next }
        cursor = next
      }
    }
  }
}

const behindEmoji = ({ withFiles }: JobInput): ExportCursor =>
  withFiles ? { at: 'files', after: null, number: 1 } : { at: 'end' }

function nextOf<C extends Extract<ExportCursor, { after: string | null }>>(
  cursor: C,
  last: string | undefined,
  found: number,
  then: ExportCursor,
): ExportCursor {
  return found < ROWS || last === undefined ? then : { ...cursor, after: last, number: cursor.number + 1 }
}

function file(
  folder: string,
  number: number,
  lines: readonly object[],
  counts: ExportEntry['counts'],
  next: ExportCursor,
): ExportEntry {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  return { path: `${folder}/${String(number).padStart(6, '0')}.jsonl`, text, counts, next }
}
