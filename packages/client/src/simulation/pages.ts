import type { Change, Line, Message, Person } from '@parley/protocol'
import type { Input, SimulatedRoom, SimulatedServer } from './server.ts'

export function historyPage(server: SimulatedServer, room: SimulatedRoom, input: Input) {
  const limit = Math.min((input.limit as number | undefined) ?? server.pageRows, server.pageRows)
  const before = (input.before as number | undefined) ?? Number.POSITIVE_INFINITY
  const after = input.after as number | undefined
  const stands = (message: Message) =>
    input.thread === undefined ? isInRoom(message) : message.threadOf === input.thread
  const all = server
    .messages(room)
    .filter((message) => message.seq < before && message.seq > (after ?? 0) && stands(message))
  const messages = after === undefined ? all.slice(-limit) : all.slice(0, limit)
  const more = all.length > messages.length
  const [first, last] = [messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0]
  const [above, below] = after === undefined ? [more ? first : 0, before] : [after, last]
  const lines = input.thread === undefined ? linesBetween(room, above, below) : []
  return { messages, ...(lines.length > 0 && { lines }), people: authors(server, messages), head: room.rev, more }
}

/** What happened to the room between two revs. */
export function linesBetween(room: SimulatedRoom, above: number, below: number): Line[] {
  return [...room.lines.values()]
    .filter(({ kind, rev }) => kind !== 'cleared' && rev > above && rev < below)
    .sort((a, b) => a.rev - b.rev)
}

/** Whether a message stands in the room itself, rather than in a thread only. */
export function isInRoom({ threadOf, alsoInRoom }: Message): boolean {
  return threadOf === undefined || alsoInRoom === true
}

export function syncPage(server: SimulatedServer, room: SimulatedRoom, input: Input) {
  const after = input.after as number
  const changes: Change[] = [
    ...[...room.messages.values()].map((message) => ({ type: 'message', rev: message.rev, message }) as const),
    ...[...room.members.keys()].map((personId) => memberChange(server, room, personId)),
    ...[...room.kept].map(([key, { value, rev }]) => ({ type: 'personal', rev, item: { key, value } }) as const),
    ...ownLines(room),
  ]
    .filter((change) => change.rev > after && !server.hidesMissed)
    .sort((a, b) => a.rev - b.rev)
  const page = changes.slice(0, server.pageRows)
  const more = changes.length > page.length
  const messages = page.flatMap((change) => (change.type === 'message' ? change.message : []))
  const completeTo = more ? (page.at(-1)?.rev ?? room.rev) : room.rev
  return { changes: page, people: authors(server, messages), completeTo, head: room.rev, more }
}

/** Those whose member changed again since. */
function ownLines(room: SimulatedRoom): Change[] {
  const revs = new Set([...room.members.values()].map(({ rev }) => rev))
  return [...room.lines.values()]
    .filter(({ rev }) => !revs.has(rev))
    .map((line) => ({ type: 'line', rev: line.rev, line }))
}

export function memberChange(server: SimulatedServer, room: SimulatedRoom, personId: string): Change {
  const held = room.members.get(personId)
  const person = server.people.get(personId)
  if (!held || !person) throw new Error('no such member')
  const line = room.lines.get(held.rev)
  const row = { rev: held.rev, member: held.member, person, memberCount: memberCount(room) }
  return { type: 'member', ...row, ...(line && { line }) }
}

export function memberCount(room: SimulatedRoom): number {
  return [...room.members.values()].filter(({ member }) => member.state === 'joined').length
}

function authors(server: SimulatedServer, messages: readonly Message[]): Person[] {
  return [...new Set(messages.map(({ authorId }) => authorId))].flatMap((id) => server.people.get(id) ?? [])
}

/** Unread, counted as the protocol says. */
export function countBehind(server: SimulatedServer, room: SimulatedRoom, personId: string) {
  const readSeq = server.readSeqs.get(`${room.id} ${personId}`) ?? 0
  const behind = [...room.messages.values()].filter(
    (message) =>
      message.seq > readSeq &&
      message.authorId !== personId &&
      message.deletedAt === null &&
      isInRoom(message) &&
      !hasBlocked(server, personId, message.authorId),
  )
  const named = behind.filter((message) => message.mentions?.includes(personId))
  const own = server.rooms.get(personId)
  const words = (own?.kept.get('setting:keywords')?.value?.value ?? []) as readonly string[]
  const mentions = behind.filter(
    (message) =>
      words.some((word) => message.body?.includes(word)) ||
      message.mentionsAll === 'all' ||
      message.mentions?.includes(personId) ||
      message.here?.includes(personId),
  )
  return {
    count: Math.min(1000, behind.length),
    ...(mentions.length > 0 && { mentions: mentions.length }),
    ...(named.length > 0 && { named: named.length }),
    asOfRev: room.rev,
    ...(own !== undefined && { ownRev: own.rev }),
  }
}

export function hasBlocked(server: SimulatedServer, personId: string, otherId: string): boolean {
  return (server.rooms.get(personId)?.kept.get(`block:${otherId}`)?.value ?? null) !== null
}
