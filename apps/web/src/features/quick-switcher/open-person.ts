import type { ParleyClient } from '@parley/client'
import type { Person } from '@parley/protocol'
import { insertText } from '../../ui/insert-text.ts'
import { openRoom } from '../shell/open-room.ts'

/** Leads to somebody: to the room of the two, or where there is none yet, into what is being written, as a mention. */
export function openPerson(client: ParleyClient, { id, handle }: Person): void {
  const direct = client.rooms
    .getSnapshot()
    .find(({ room }) => room.kind === 'direct' && (room.people?.includes(id) ?? false))
  if (direct) {
    openRoom(direct.room.id)
    return
  }
  const box = document.querySelector('[data-testid="composer-input"]')
  if (box instanceof HTMLTextAreaElement) insertText(box, `@${handle} `)
}
