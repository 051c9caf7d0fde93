import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const advanceReadPosition: Handler<'read.advance'> = async ({ chat, principal, input }) => {
  const output = await core.advanceReadPosition(chat.core, principal, input)
  chat.fanOut.toPerson(principal.personId, 'read.advanced', { roomId: input.roomId, epoch: input.epoch, ...output })
  chat.readers.moved(input.roomId, principal.personId)
  return output
}

export const readReaders: Handler<'room.readers'> = ({ chat, principal, input }) =>
  core.readReaders(chat.core, principal, input)
