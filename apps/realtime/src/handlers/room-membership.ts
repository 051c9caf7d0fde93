import type { Principal } from '@parley/core'
import * as core from '@parley/core'
import type { JoinedRoom } from '@parley/protocol'
import type { Chat, Handler } from './handler.ts'

export const createRoom: Handler<'room.create'> = ({ chat, principal, input }) =>
  chat.persons.run(principal.personId, async () => {
    const output = await core.createRoom(chat.core, principal, input)
    // A repeated create brings the room it made before, which the person may have left since.
    const isMember = (await core.readRoomIds(chat.core, principal.personId)).includes(output.room.room.id)
    return isMember ? { room: await enter(chat, principal, output.room) } : output
  })

export const joinRoom: Handler<'room.join'> = ({ chat, principal, input }) =>
  chat.persons.run(principal.personId, async () => {
    const { output, published } = await core.joinRoom(chat.core, principal, input)
    chat.fanOut.publish(published)
    return { room: await enter(chat, principal, output.room) }
  })

export const leaveRoom: Handler<'room.leave'> = ({ chat, principal, input }) =>
  chat.persons.run(principal.personId, async () => {
    const { output, published } = await core.leaveRoom(chat.core, principal, input)
    chat.fanOut.leaveRoom(principal.personId, input.roomId)
    chat.fanOut.toPersonHere(principal.personId, 'room.left', { roomId: input.roomId })
    chat.fanOut.publish(published)
    return output
  })

/**
 * Lets the person's sockets hear the room and tells them of it; other instances are told by the database. What was said
 * between the commit and that moment was heard by none of them, so where the head moved on meanwhile the room is read
 * again.
 */
export async function enter(chat: Chat, { personId }: Principal, read: JoinedRoom): Promise<JoinedRoom> {
  const { id } = read.room
  chat.fanOut.enterRoom(personId, id)
  try {
    const heads = await core.readHeads(chat.core, [id])
    const room = heads.get(id) === read.head ? read : ((await core.readRoomOf(chat.core, personId, id)) ?? read)
    const epoch = await core.readEpoch(chat.core)
    chat.told.begin(id, epoch, room.head)
    chat.fanOut.toPersonHere(personId, 'room.joined', { epoch, room })
    return room
  } catch (error) {
    // Who hears a room counts as told of it: else what the database tells would make nobody tell them.
    chat.fanOut.leaveRoom(personId, id)
    throw error
  }
}
