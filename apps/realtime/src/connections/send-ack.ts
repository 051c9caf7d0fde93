import type { Ack } from '@parley/protocol'
import type { ChatSocket } from '../server/types.ts'
import type { WritesPackets } from './write-through.ts'

/** socket.io's type of a packet that answers another. */
const ACK = '3'

/**
 * Answers the packet of this id. socket.io's own callback does the same with more work, such as looking for binary data,
 * which no answer has.
 */
export function sendAck(socket: ChatSocket, id: number, answer: Ack<unknown>): void {
  if (socket.conn.readyState !== 'open') return
  const client = socket.client as unknown as WritesPackets
  client.writeToEngine(`${ACK}${id}${JSON.stringify([answer])}`, {})
}
