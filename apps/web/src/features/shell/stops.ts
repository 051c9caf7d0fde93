import type { ParleyClient } from '@parley/client'
import { sectionsOf } from '../sidebar/sections.ts'
import { asksToBeRead, signalsOf } from '../unread/signals.ts'
import type { Stop } from './neighbours.ts'

/** The rooms as the list has them from top to bottom, and which of them ask to be read. */
export function stopsIn(client: ParleyClient, openRoomId: string | null): readonly Stop[] {
  const held = { rooms: client.rooms.getSnapshot(), values: client.personal.getSnapshot(), now: Date.now() }
  const { rooms: signals } = signalsOf({ ...held, threads: client.threads.getSnapshot() })
  return sectionsOf({ ...held, openRoomId })
    .flatMap(({ rooms }) => rooms)
    .map(({ entry: { room } }) => {
      const signal = signals.get(room.id)
      return { id: room.id, isUnread: signal !== undefined && asksToBeRead(signal) }
    })
}
