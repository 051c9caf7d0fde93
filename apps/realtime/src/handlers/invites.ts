import * as core from '@parley/core'
import { Refusal } from '@parley/protocol'
import type { Handler } from './handler.ts'
import { enter } from './room-membership.ts'

export const createInvite: Handler<'invite.create'> = ({ chat, principal, input }) =>
  core.createInvite(chat.core, principal, input)

export const listInvites: Handler<'invite.list'> = ({ chat, principal, input }) =>
  core.listInvites(chat.core, principal, input)

export const revokeInvite: Handler<'invite.revoke'> = ({ chat, principal, input }) =>
  core.revokeInvite(chat.core, principal, input)

export const acceptInvite: Handler<'invite.accept'> = ({ chat, principal, input }) =>
  chat.persons.run(principal.personId, async () => {
    const { output, published } = await core.acceptInvite(chat.core, principal, input)
    chat.fanOut.publish(published)
    const room = await core.readRoomOf(chat.core, principal.personId, output.roomId)
    if (room === null) throw new Refusal('ROOM_NOT_FOUND')
    return { room: await enter(chat, principal, room) }
  })
