import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const updateRoom: Handler<'room.update'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.updateRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const archiveRoom: Handler<'room.archive'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.archiveRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const unarchiveRoom: Handler<'room.unarchive'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.unarchiveRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

/** The database tells every instance who came; their sockets hear the room from then on. */
export const invitePeople: Handler<'room.invite'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.invitePeople(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

/** What the database tells every instance is done here at once: nothing more reaches who was put out after the ack. */
export const removeMember: Handler<'room.remove'> = ({ chat, principal, input }) =>
  chat.persons.run(input.personId, async () => {
    const { output, published } = await core.removeMember(chat.core, principal, input)
    chat.fanOut.leaveRoom(input.personId, input.roomId)
    if (published.length > 0) {
      const by = input.personId === principal.personId ? {} : { by: principal.personId }
      chat.fanOut.toPersonHere(input.personId, 'room.left', { roomId: input.roomId, ...by })
    }
    chat.fanOut.publish(published)
    return output
  })

export const appointMember: Handler<'room.appoint'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.appointMember(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const transferRoom: Handler<'room.transfer'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.transferRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}
