import { type FollowedThread, type Message, Refusal } from '@parley/protocol'
import { hasBlocked } from './pages.ts'
import type { Input, SimulatedRoom, SimulatedServer } from './server.ts'

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

/** The threads that somebody follows, by the rule itself. */
export function followedThreads(server: SimulatedServer, personId: string): FollowedThread[] {
  const kept = server.rooms.get(personId)?.kept
  const threads: FollowedThread[] = []
  for (const room of server.rooms.values()) {
    if (room.members.get(personId)?.member.state !== 'joined') continue
    const messages = server.messages(room)
    for (const root of messages.filter(({ thread }) => thread !== undefined)) {
      const item = kept?.get(`thread:${room.id}:${root.seq}`)?.value
      const inIt = [root, ...messages.filter(({ threadOf, deletedAt }) => threadOf === root.seq && !deletedAt)]
      const isTheirs = inIt.some(
        ({ authorId, mentions, here }) =>
          authorId === personId || mentions?.includes(personId) || here?.includes(personId),
      )
      if (!((item?.following as boolean | undefined) ?? isTheirs)) continue
      const own = inIt.filter((message) => message.authorId === personId && message !== root).map(({ seq }) => seq)
      const heard = inIt.filter(({ seq, authorId }) => seq !== root.seq && !hasBlocked(server, personId, authorId))
      if (heard.length === 0) continue
      threads.push({
        roomId: room.id,
        root: root.seq,
        rev: root.rev,
        lastSeq: Math.max(...heard.map(({ seq }) => seq)),
        readSeq: Math.max(0, Number(item?.readSeq ?? 0), ...own),
      })
    }
  }
  return threads
}
