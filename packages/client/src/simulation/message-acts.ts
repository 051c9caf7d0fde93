/** What people do with messages, by the rules of the protocol over plain maps. */
import { type Message, type Picture, Refusal } from '@parley/protocol'
import type { Input, SimulatedRoom, SimulatedServer } from './server.ts'
import { rootOf, withThread } from './threads.ts'

const stamp = '2026-01-01T00:00:00.000Z'

export function send(server: SimulatedServer, personId: string, room: SimulatedRoom, input: Input) {
  const { clientId, body, files } = input as { clientId: string; body: string; files?: string[] }
  const known = [...room.messages.values()].find((m) => m.authorId === personId && m.clientId === clientId)
  if (known && !server.forgetsClientIds) return { message: known, duplicate: true }
  const quoted = room.messages.get(input.replyTo as number)
  if (input.replyTo !== undefined && !quoted) throw new Refusal('MESSAGE_NOT_FOUND')
  const root = rootOf(room, input)
  room.rev += 1
  const message: Message = {
    seq: room.rev,
    rev: room.rev,
    authorId: personId,
    clientId,
    body,
    ...(quoted && { replyTo: { seq: quoted.seq, authorId: quoted.authorId } }),
    ...(root !== undefined && { threadOf: root, ...(input.alsoInRoom === true && { alsoInRoom: true }) }),
    ...(files && { files: files.map(pictureOf) }),
    ...called(server, room, body),
    createdAt: stamp,
    editedAt: null,
    deletedAt: null,
  }
  server.commit(room, message)
  tellRoot(server, room, root)
  return { message, duplicate: false }
}

function tellRoot(server: SimulatedServer, room: SimulatedRoom, root: number | undefined): void {
  const message = root === undefined ? undefined : withThread(room, root)
  if (message) server.commit(room, { ...message, rev: ++room.rev })
}

export function edit(server: SimulatedServer, personId: string, room: SimulatedRoom, input: Input) {
  const message = own(personId, room, input)
  const editId = `${message.seq} ${input.clientId}`
  if (room.editIds.has(editId)) return { message }
  if (message.deletedAt) throw new Refusal('MESSAGE_DELETED')
  room.editIds.add(editId)
  room.rev += 1
  const { mentions, mentionsAll, here, ...others } = message
  const body = input.body as string
  const stay = input.files as string[] | undefined
  const left = message.files?.filter(({ id }) => stay?.includes(id) ?? true) ?? []
  const { files, ...bare } = others
  const carried = { ...bare, ...(left.length > 0 && { files: left }), ...called(server, room, body, here ?? []) }
  return { message: server.commit(room, { ...carried, rev: room.rev, body, editedAt: stamp }) }
}

export const pictureOf = (id: string): Picture => ({
  id,
  name: `${id}.png`,
  width: 10,
  height: 10,
  bytes: 1,
  mediaType: 'image/png',
})

export function react(server: SimulatedServer, personId: string, room: SimulatedRoom, input: Input) {
  const message = alive(room, input)
  const [emoji, on] = [input.emoji as string, input.on as boolean]
  const { reactions = [], ...others } = message
  const people = reactions.find((reaction) => reaction.emoji === emoji)?.people ?? []
  if (people.includes(personId) === on) return { message }
  const next = on ? [...people, personId] : people.filter((id) => id !== personId)
  const left = reactions.filter((reaction) => reaction.emoji !== emoji)
  const all = next.length > 0 ? [...left, { emoji, people: next }] : left
  room.rev += 1
  return { message: server.commit(room, { ...others, ...(all.length > 0 && { reactions: all }), rev: room.rev }) }
}

export function pin(server: SimulatedServer, personId: string, room: SimulatedRoom, input: Input) {
  const message = alive(room, input)
  const { pinned, ...others } = message
  if ((pinned !== undefined) === input.on) return { message }
  room.rev += 1
  const pin = input.on === true && { pinned: { by: personId, at: stamp } }
  return { message: server.commit(room, { ...others, ...pin, rev: room.rev }) }
}

function alive(room: SimulatedRoom, input: Input): Message {
  const message = room.messages.get(input.seq as number)
  if (!message) throw new Refusal('MESSAGE_NOT_FOUND')
  if (message.deletedAt) throw new Refusal('MESSAGE_DELETED')
  return message
}

export function remove(server: SimulatedServer, personId: string, room: SimulatedRoom, input: Input) {
  const message = own(personId, room, input)
  if (message.deletedAt) return { message }
  room.rev += 1
  const { mentions, mentionsAll, here, replyTo, reactions, pinned, files, ...kept } = message
  const tombstone = server.commit(room, { ...kept, rev: room.rev, body: null, deletedAt: stamp })
  tellRoot(server, room, message.threadOf)
  return { message: tombstone }
}

/** @param present whom `@here` calls: who is there, or for an edit whom it called before */
function called(
  server: SimulatedServer,
  room: SimulatedRoom,
  body: string,
  present: readonly string[] = [...new Set([...server.peers].map(({ personId }) => personId))],
): Pick<Message, 'mentions' | 'mentionsAll' | 'here'> {
  const called = [...room.members.keys()].filter((id) => body.includes(`@${server.people.get(id)?.handle}`))
  const isForAll = body.includes('@all')
  const isForHere = !isForAll && body.includes('@here')
  const here = isForHere ? present.filter((id) => room.members.get(id)?.member.state === 'joined') : []
  return {
    ...(called.length > 0 && { mentions: called }),
    ...((isForAll || isForHere) && { mentionsAll: isForAll ? 'all' : 'here' }),
    ...(here.length > 0 && { here }),
  }
}

function own(personId: string, room: SimulatedRoom, input: Input): Message {
  const message = room.messages.get(input.seq as number)
  if (!message) throw new Refusal('MESSAGE_NOT_FOUND')
  if (message.authorId !== personId) throw new Refusal('NOT_YOUR_MESSAGE')
  return message
}
