import type { RoomEntry } from '@parley/client'
import type { PersonalItem, PersonalValue } from '@parley/protocol'
import { allKept } from '../personal/use-kept.ts'
import { isMuted } from './mute.ts'

/** Sections that everybody has; their ids are also the keys under which their state is kept. */
export const FIXED = ['favourites', 'rooms', 'direct'] as const

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
export const DIRECT_ROWS = [10, 15, 20, 40] as const
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

/** What is kept where a room is put into a section, before another room of it or at its end. */
export function moveRoom(section: Section, moved: SectionRoom, beforeRoomId: string | null): PersonalItem[] {
  const { favourite: _, category: __, order: ___, ...rest } = moved.kept ?? {}
  const key = `room:${moved.entry.room.id}`
  const isFixed = section.id === 'rooms' || section.id === 'direct'
  if (isFixed) return [{ key, value: Object.keys(rest).length > 0 ? rest : null }]
  const others = section.rooms.filter(({ entry }) => entry.room.id !== moved.entry.room.id)
  const at = others.findIndex(({ entry }) => entry.room.id === beforeRoomId)
  const list = at === -1 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)]
  return list.flatMap((each, order) => {
    if (each !== moved && each.kept?.order === order) return []
    const kept = each === moved ? { ...rest, ...placeIn(section, moved) } : each.kept
    return [{ key: `room:${each.entry.room.id}`, value: { ...kept, order } }]
  })
}

/** A favourite keeps the category that it comes back to. */
function placeIn(section: Section, { kept }: SectionRoom): PersonalValue<'room'> {
  if (section.id !== 'favourites') return { category: section.id }
  return { favourite: true, ...(kept?.category !== undefined && { category: kept.category }) }
}

/** What is kept where own categories change places. */
export function moveCategory(sections: readonly Section[], id: string, step: -1 | 1): PersonalItem[] {
  const own = sections.filter(({ name }) => name !== null)
  const from = own.findIndex((section) => section.id === id)
  const to = from + step
  if (from === -1 || to < 0 || to >= own.length) return []
  const list = own.toSpliced(from, 1).toSpliced(to, 0, own[from] as Section)
  return list.map(({ id: each, name, isCollapsed }, order) =>
    categoryItem(each, { name: name ?? '', order, isCollapsed }),
  )
}

export function categoryItem(
  id: string,
  { name, order, isCollapsed }: { name: string; order: number; isCollapsed: boolean },
): PersonalItem {
  return { key: `category:${id}`, value: { name, order, ...(isCollapsed && { collapsed: true }) } }
}
