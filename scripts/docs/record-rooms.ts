import type { RawConnection } from '@parley/testkit'

/** Asks, and keeps what was said on both sides. */
export type Ask = (connection: RawConnection, command: string, input: object) => Promise<Record<string, unknown>>

export interface RoomStory {
  readonly hers: RawConnection
  readonly his: RawConnection
  /** A public room that she owns and he is in. */
  readonly roomId: string
  readonly roomName: string
  readonly herId: string
  readonly hisId: string
  /** Handle of somebody who has an account. */
  readonly third: string
}

/** What a room's owner does with it and its people. At its end all is as it was, but for a text about the room. */
export async function tellOfRooms(
  ask: Ask,
  { hers, his, roomId, roomName, herId, hisId, third }: RoomStory,
): Promise<void> {
  await ask(his, 'room.preview', { roomId })
  await ask(hers, 'room.update', { roomId, description: 'How the engine works.\nQuestions are welcome.' })
  await ask(hers, 'room.appoint', { roomId, personId: hisId, role: 'owner' })
  await ask(his, 'room.transfer', { roomId, personId: herId })
  const { invite, code } = (await ask(hers, 'invite.create', { roomId, hours: 24, uses: 1 })) as {
    invite: { id: string }
    code: string
  }
  await ask(hers, 'invite.list', { roomId })
  const thirdId = await idOf(hers, third)
  await ask(hers, 'room.invite', { roomId, personIds: [thirdId] })
  await ask(hers, 'room.remove', { roomId, personId: thirdId })
  await ask(his, 'invite.accept', { code })
  await ask(hers, 'invite.revoke', { roomId, inviteId: invite.id })
  await ask(hers, 'room.archive', { roomId })
  await ask(hers, 'room.unarchive', { roomId })
  const group = (await ask(hers, 'room.direct', { personIds: [hisId, thirdId] })) as { room: { room: { id: string } } }
  await ask(hers, 'room.promote', { roomId: group.room.room.id, name: `${roomName}-plans`, topic: 'What comes next' })
}

async function idOf(connection: RawConnection, query: string): Promise<string> {
  const ack = await connection.call('people.search', { query })
  const found = ack.ok ? (ack.data as { people: { id: string }[] }).people : []
  const [person] = found
  if (person === undefined) throw new Error(`nobody is called ${query}`)
  return person.id
}
