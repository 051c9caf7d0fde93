import type { Message } from '@parley/protocol'
import { openPanel } from '../../panel/panel-store.ts'
import { openRoom } from '../../shell/open-room.ts'
import { jumpTo } from './jump-store.ts'

type Place = Pick<Message, 'seq' | 'threadOf'>

/**
 * Opens the room of a message and shows the message itself; a reply is shown in its thread, beside the room. Where only the seq is
 * known it is looked for in the room first.
 */
export function openMessage(roomId: string, { seq, threadOf }: Place): void {
  openRoom(roomId)
  if (threadOf === undefined) jumpTo({ roomId, seq })
  else {
    openPanel({ kind: 'thread', roomId, root: threadOf })
    jumpTo({ roomId, seq, thread: threadOf })
  }
}
