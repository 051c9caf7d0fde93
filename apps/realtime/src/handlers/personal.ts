import * as core from '@parley/core'
import type { Handler } from './handler.ts'
import { enter } from './room-membership.ts'

export const listPersonal: Handler<'personal.list'> = ({ chat, principal }) => core.listPersonal(chat.core, principal)

export const keepPersonal: Handler<'personal.keep'> = ({ chat, principal, input }) =>
  chat.persons.run(principal.personId, async () => {
    const { output, published, isFirst } = await core.keepPersonal(chat.core, principal, input)
    if (isFirst) {
      const room = await core.readRoomOf(chat.core, principal.personId, output.roomId)
      if (room !== null) await enter(chat, principal, room)
    }
    chat.fanOut.publish(published)
    return output
  })
