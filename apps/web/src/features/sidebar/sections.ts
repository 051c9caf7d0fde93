import type { RoomEntry } from '@parley/client'
import type { PersonalItem, PersonalValue } from '@parley/protocol'
import { allKept } from '../personal/use-kept.ts'
import { isMuted } from './mute.ts'

/** Sections that everybody has; their ids are also the keys under which their state is kept. */
export const FIXED = ['favourites', 'rooms', 'direct'] as const

/** Rooms stand by their names and direct messages by their newest; elsewhere people put them where they like. */
export const isSorted = ({ id }: Pick<Section, 'id'>) => id === 'rooms' || id === 'direct'

export interface Section {
  /** `favourites`, `rooms`, `direct`, or the id of an own category. */
  readonly id: string
  /** Of an own category; null for the fixed ones. */
  readonly name: string | null
  readonly isCollapsed: boolean
  /** In their order. */
  readonly rooms: readonly SectionRoom[]
}

export interface SectionRoom {
  readonly entry: RoomEntry
  readonly kept: PersonalValue<'room'> | undefined
  readonly isMuted: boolean
}

export interface SectionsInput {
  /** By name. */
  readonly rooms: readonly RoomEntry[]
  readonly values: ReadonlyMap<string, NonNullable<PersonalItem['value']>>
  readonly openRoomId: string | null
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** The sections of the sidebar in their order: favourites, own categories, rooms, direct messages. */
export function sectionsOf({ rooms, values, openRoomId, now }: SectionsInput): Section[] {
  const categories = allKept(values, 'category')
  const own = [...categories]
    .filter(([id]) => !FIXED.includes(id as never))
    .sort(([idA, a], [idB, b]) => a.order - b.order || (idA < idB ? -1 : 1))
  const sections = ['favourites', ...own.map(([id]) => id), 'rooms', 'direct'].map((id) => ({
    id,
    name: own.find(([each]) => each === id)?.[1].name ?? null,
    isCollapsed: categories.get(id)?.collapsed === true,
    rooms: [] as SectionRoom[],
  }))
  const byId = new Map(sections.map((section) => [section.id, section]))
  for (const entry of rooms) {
    const kept = values.get(`room:${entry.room.id}`) as PersonalValue<'room'> | undefined
    if (entry.room.id !== openRoomId && (isAway(entry) || (kept?.hidden && entry.unread === 0))) continue
    const isDirect = entry.room.kind === 'direct' || entry.room.kind === 'group'
    const id = kept?.favourite ? 'favourites' : byId.has(kept?.category ?? '') ? kept?.category : undefined
    byId.get(id ?? (isDirect ? 'direct' : 'rooms'))?.rooms.push({ entry, kept, isMuted: isMuted(kept, now) })
  }
  for (const { id, rooms: list } of sections) {
    if (id === 'direct') list.sort((a, b) => newestFirst(a.entry, b.entry))
    else if (id !== 'rooms') list.sort((a, b) => (a.kept?.order ?? Infinity) - (b.kept?.order ?? Infinity) || 0)
  }
  return sections
}

/** Archived rooms are found among all rooms; a direct message in which nobody wrote yet is none. */
export function isAway({ room, lastSeq }: RoomEntry): boolean {
  return room.archivedAt !== undefined || (room.kind === 'direct' && lastSeq === 0)
}

/** By their newest message. */
function newestFirst(a: RoomEntry, b: RoomEntry): number {
  const [left, right] = [a.lastAt ?? a.room.createdAt, b.lastAt ?? b.room.createdAt]
  if (left !== right) return left < right ? 1 : -1
  return a.room.id < b.room.id ? 1 : -1
}

/** How many direct messages are shown before one asks for more. */
export const USUAL_DIRECT_ROWS = 20

/** Of direct messages, the newest; with something new or open, the others, too. */
export function newestRooms(
  rooms: readonly SectionRoom[],
  most: number,
  openRoomId: string | null,
): readonly SectionRoom[] {
  if (rooms.length <= most) return rooms
  return rooms.filter(({ entry }, index) => index < most || entry.unread > 0 || entry.room.id === openRoomId)
}

/** The rows that a section shows: all, or while it is collapsed those with something new, and the open one. */
export function shownRooms({ isCollapsed, rooms }: Section, openRoomId: string | null): readonly SectionRoom[] {
  if (!isCollapsed) return rooms
  return rooms.filter(({ entry, isMuted: muted }) => {
    return entry.room.id === openRoomId || (muted ? entry.named > 0 : entry.unread > 0)
  })
}
