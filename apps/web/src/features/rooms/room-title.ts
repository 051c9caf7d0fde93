import type { Person, Room } from '@parley/protocol'

/** What a room is called by, apart from its other names. */
export type TitledRoom = Pick<Room, 'kind' | 'name' | 'people'>

/** Between the names of a group, in the language of the interface. */
const SEPARATORS: Readonly<Record<string, string>> = { en: ', ', 'zh-CN': '、' }

export interface Namer {
  /** The person who looks. */
  readonly me: Pick<Person, 'id' | 'displayName'>
  readonly locale: string
  nameOf(personId: string): string | undefined
}

/**
 * What a room is called on the screen: its name, or, where people name it, the names of the others in it. Who is not known yet
 * stands as `…`; who is alone in a group is named themselves.
 */
export function roomTitle(room: TitledRoom, { me, locale, nameOf }: Namer): string {
  if (room.name !== '') return room.name
  const others = otherPeople(room, me.id)
  if (others.length === 0) return me.displayName
  return others.map((id) => nameOf(id) ?? '…').join(SEPARATORS[locale] ?? ', ')
}

/** The ids of whom a room is named by, apart from the person who looks. */
export function otherPeople(room: Pick<Room, 'people'>, myId: string): readonly string[] {
  return (room.people ?? []).filter((id) => id !== myId)
}

/** Whether people name the room, and not a name of its own. */
export function isNamedByPeople({ kind }: Pick<Room, 'kind'>): boolean {
  return kind === 'direct' || kind === 'group'
}
