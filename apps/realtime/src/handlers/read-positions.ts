import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const advanceReadPosition: Handler<'read.advance'> = async ({ chat, principal, input }) => {
  const output = await core.advanceReadPosition(chat.core, principal, input)
  chat.fanOut.toPerson(principal.personId, 'read.advanced', { roomId: input.roomId, epoch: input.epoch, ...output })
  return output
}
