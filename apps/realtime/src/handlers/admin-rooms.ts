import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const listManagedRooms: Handler<'rooms.list'> = ({ chat, principal, input }) =>
  core.listManagedRooms(chat.core, principal, input)

export const readManagedRoom: Handler<'rooms.read'> = ({ chat, principal, input }) =>
  core.readManagedRoom(chat.core, principal, input)

export const listManagedMembers: Handler<'rooms.members'> = ({ chat, principal, input }) =>
  core.listManagedMembers(chat.core, principal, input)

export const updateManagedRoom: Handler<'rooms.update'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.updateManagedRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const archiveRooms: Handler<'rooms.archive'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.setRoomsArchived(chat.core, principal, input.roomIds, true)
  chat.fanOut.publish(published)
  return output
}

export const unarchiveRooms: Handler<'rooms.unarchive'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.setRoomsArchived(chat.core, principal, input.roomIds, false)
  chat.fanOut.publish(published)
  return output
}

export const appointInRoom: Handler<'rooms.appoint'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.appointInRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

/** The database tells every instance who came; their sockets hear the room from then on. */
export const addToRoom: Handler<'rooms.add'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.addToRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

/** The database tells every instance who went; their sockets hear nothing of the room from then on. */
export const removeFromRoom: Handler<'rooms.remove'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.removeFromRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

/** The database tells every instance who came; their sockets hear the room from then on. */
export const handOverRoom: Handler<'rooms.transfer'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.handOverRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

/** The database tells every instance who is out of it. */
export const deleteRoom: Handler<'rooms.delete'> = ({ chat, principal, input }) =>
  core.deleteRoom(chat.core, principal, input)
