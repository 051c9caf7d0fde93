import type { ParleyClient } from '@parley/client'
import { openRoom } from '../shell/open-room.ts'
import { whenJoined } from './when-joined.ts'

/**
 * Opens the direct message with one other person, or the group with several. Where it is known already nothing is asked, so that works
 * offline, too. Gives its id. @throws the server's refusal
 */
export async function openDirect(client: ParleyClient, personIds: readonly string[]): Promise<string> {
  const known = personIds.length === 1 ? directWith(client, personIds[0] ?? '') : undefined
  if (known !== undefined) {
    openRoom(known)
    return known
  }
  const { room } = await client.call('room.direct', { personIds: [...personIds] })
  await whenJoined(client, room.room.id)
  openRoom(room.room.id)
  return room.room.id
}

function directWith(client: ParleyClient, personId: string): string | undefined {
  const entries = client.rooms.getSnapshot()
  return entries.find(({ room }) => room.kind === 'direct' && room.people?.includes(personId))?.room.id
}
