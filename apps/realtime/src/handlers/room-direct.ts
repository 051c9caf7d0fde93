import * as core from '@parley/core'
import { Refusal } from '@parley/protocol'
import type { Handler } from './handler.ts'
import { enter } from './room-membership.ts'

/** Who else is in it is told by the database. */
export const openDirectRoom: Handler<'room.direct'> = ({ chat, principal, input }) =>
  chat.persons.run(principal.personId, async () => {
    const room = await core.openDirectRoom(chat.core, principal, input)
    return { room: await enter(chat, principal, room) }
  })

export const promoteRoom: Handler<'room.promote'> = async ({ chat, principal, input }) => {
  const { published } = await core.promoteRoom(chat.core, principal, input)
  chat.fanOut.publish(published)
  const room = await core.readRoomOf(chat.core, principal.personId, input.roomId)
  if (room === null) throw new Refusal('ROOM_NOT_FOUND')
  return { room }
}
