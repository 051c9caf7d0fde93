import type { RoomEntry } from '@parley/client'

const collators = new Map<string, Intl.Collator>()

function collatorOf(locale: string): Intl.Collator {
  const held = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true })
  collators.set(locale, held)
  return held
}

/**
 * Rooms by name, as the language of the interface orders names (Chinese by pinyin), numbers by value. The language of the
 * runtime would not do: the server and the browser would draw different lists.
 */
export function sortRooms(rooms: readonly RoomEntry[], locale: string): readonly RoomEntry[] {
  const { compare } = collatorOf(locale)
  return rooms.toSorted((a, b) => compare(a.room.name, b.room.name) || (a.room.id < b.room.id ? -1 : 1))
}
