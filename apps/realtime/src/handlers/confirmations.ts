import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const confirmMessage: Handler<'message.confirm'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.confirmMessage(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const listConfirmations: Handler<'message.confirmations'> = ({ chat, principal, input }) =>
  core.listConfirmations(chat.core, principal, input)

export const nudge: Handler<'message.nudge'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.nudge(chat.core, principal, input)
  const { personIds, called } = output
  chat.fanOut.publish(published)
  const { roomId, epoch, seq } = input
  for (const personId of personIds) chat.fanOut.toPerson(personId, 'message.nudged', { roomId, epoch, seq })
  return { called }
}
