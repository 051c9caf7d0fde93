import type { PersonalItem, PersonalValue } from '@parley/protocol'
import { isSorted, type Section, type SectionRoom } from './sections.ts'

/** How many direct messages may be shown before one asks for more. */
export const DIRECT_ROWS = [10, 15, 20, 40] as const

/** What is kept where a room is put into a section, before another room of it or at its end. */
export function moveRoom(section: Section, moved: SectionRoom, beforeRoomId: string | null): PersonalItem[] {
  const { favourite: _, category: __, order: ___, ...rest } = moved.kept ?? {}
  const key = `room:${moved.entry.room.id}`
  if (isSorted(section)) return [{ key, value: Object.keys(rest).length > 0 ? rest : null }]
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

/** What is kept where an own category takes the place of another one, which moves on by one. */
export function moveCategory(sections: readonly Section[], id: string, placeOf: string | undefined): PersonalItem[] {
  const own = sections.filter(({ name }) => name !== null)
  const from = own.findIndex((section) => section.id === id)
  const to = own.findIndex((section) => section.id === placeOf)
  if (from === -1 || to === -1 || from === to) return []
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
