import { type Message, Refusal } from '@parley/protocol'
import type { Input, SimulatedRoom } from './server.ts'

/** The root of the thread that a send names. A reply to a reply belongs to the same thread. */
export function rootOf(room: SimulatedRoom, input: Input): number | undefined {
  if (input.threadOf === undefined) return undefined
  const message = room.messages.get(input.threadOf as number)
  if (!message) throw new Refusal('MESSAGE_NOT_FOUND')
  if (message.threadOf === undefined && message.deletedAt && !message.thread) throw new Refusal('MESSAGE_DELETED')
  return message.threadOf ?? message.seq
}

/** The root with its thread counted anew. */
export function withThread(room: SimulatedRoom, root: number): Message | undefined {
  const message = room.messages.get(root)
  if (!message) return undefined
  const replies = [...room.messages.values()]
    .filter(({ threadOf, deletedAt }) => threadOf === root && !deletedAt)
    .sort((a, b) => a.seq - b.seq)
  const people = [...new Set(replies.map(({ authorId }) => authorId).reverse())].slice(0, 5)
  const last = replies.at(-1)
  const { thread: _, ...bare } = message
  if (!last) return bare
  return { ...bare, thread: { replies: replies.length, lastSeq: last.seq, lastAt: last.createdAt, people } }
}
