import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const getPeople: Handler<'people.get'> = ({ chat, principal, input }) =>
  core.getPeople(chat.core, principal, input)

export const searchPeople: Handler<'people.search'> = ({ chat, principal, input }) =>
  core.searchPeople(chat.core, principal, input)

export const updateProfile: Handler<'profile.update'> = async ({ chat, principal, input }) => {
  const me = await core.updateProfile(chat.core, principal, input)
  chat.fanOut.toPerson(principal.personId, 'person.changed', { person: me })
  // Not what this socket hears: before its hello that is nothing.
  const roomIds = await core.readRoomIds(chat.core, principal.personId)
  chat.fanOut.toRooms(roomIds, 'person.changed', { person: me })
  return { me }
}
