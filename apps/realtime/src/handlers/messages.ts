import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const sendMessage: Handler<'message.send'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.sendMessage(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const editMessage: Handler<'message.edit'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.editMessage(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const deleteMessage: Handler<'message.delete'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.deleteMessage(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}
