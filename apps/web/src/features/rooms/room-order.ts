import type { RoomEntry } from '@parley/client'

const collators = new Map<string, Intl.Collator>()

function collatorOf(locale: string): Intl.Collator {
  const held = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true })
  collators.set(locale, held)
  return held
}

interface Order {
  readonly locale: string
  readonly rooms: readonly RoomEntry[]
  readonly sorted: readonly RoomEntry[]
  /** Where each of `sorted` stands in `rooms`. */
  readonly places: readonly number[]
}

let last: Order | null = null

/**
 * Rooms by name, as the language of the interface orders names (Chinese by pinyin), numbers by value. The language of the
 * runtime would not do: the server and the browser would draw different lists. Names are compared only when one changed:
 * each message changes an entry.
 */
export function sortRooms(rooms: readonly RoomEntry[], locale: string): readonly RoomEntry[] {
  if (last?.locale === locale && last.rooms === rooms) return last.sorted
  const places = last?.locale === locale && areAlike(last.rooms, rooms) ? last.places : placesOf(rooms, locale)
  const sorted = places.map((place) => rooms[place] as RoomEntry)
  last = { locale, rooms, sorted, places }
  return sorted
}

function placesOf(rooms: readonly RoomEntry[], locale: string): number[] {
  const { compare } = collatorOf(locale)
  return rooms
    .map((entry, place) => ({ ...entry.room, place }))
    .sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
    .map(({ place }) => place)
}

/** The same rooms by the same names, each in its place. */
function areAlike(some: readonly RoomEntry[], others: readonly RoomEntry[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ room }, index) => {
      const other = (others[index] as RoomEntry).room
      return room === other || (room.id === other.id && room.name === other.name)
    })
  )
}
