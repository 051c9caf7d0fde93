import { randomUUID } from 'node:crypto'

export interface Room {
  readonly index: number
  /** A UUID; also the name of the room where rooms have only a name. */
  readonly id: string
  readonly members: readonly Member[]
}

export interface Member {
  /** Among all members of the population: where its counts stand. */
  readonly index: number
  readonly personId: string
  readonly sessionId: string
  readonly room: Room
}

/** Who is there: so many rooms of so many members, each person in one room. */
export interface Population {
  readonly rooms: readonly Room[]
  readonly members: readonly Member[]
}

export function makePopulation(roomCount: number, membersEach: number): Population {
  const all: Member[] = []
  const rooms = Array.from({ length: roomCount }, (_, index): Room => {
    const members: Member[] = []
    const room: Room = { index, id: randomUUID(), members }
    for (let count = 0; count < membersEach; count += 1) {
      members.push({ index: all.length + count, personId: randomUUID(), sessionId: randomUUID(), room })
    }
    all.push(...members)
    return room
  })
  return { rooms, members: all }
}
