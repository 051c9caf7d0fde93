import type { ParleyClient } from '@parley/client'
import type { Person } from '@parley/protocol'
import { whenJoined } from '../rooms/when-joined.ts'
import { openRoom } from '../shell/open-room.ts'

/** Leads to the room of the two, which is made where there is none yet. @throws Refusal where it cannot be made, or not now. */
export async function openPerson(client: ParleyClient, { id }: Pick<Person, 'id'>): Promise<void> {
  const known = client.rooms
    .getSnapshot()
    .find(({ room }) => room.kind === 'direct' && (room.people?.includes(id) ?? false))
  if (known) return openRoom(known.room.id)
  const { room } = await client.call('room.direct', { personIds: [id] })
  await whenJoined(client, room.room.id)
  openRoom(room.room.id)
}
