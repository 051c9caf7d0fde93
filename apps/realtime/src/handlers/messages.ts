import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const sendMessage: Handler<'message.send'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.sendMessage(chat.core, principal, input, (ids) => chat.presence.present(ids))
  chat.fanOut.publish(published)
  return output
}

export const editMessage: Handler<'message.edit'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.editMessage(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const react: Handler<'message.react'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.react(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const pin: Handler<'message.pin'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.pin(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const readEdits: Handler<'message.edits'> = ({ chat, principal, input }) =>
  core.readEdits(chat.core, principal, input)

export const listPins: Handler<'room.pins'> = ({ chat, principal, input }) => core.listPins(chat.core, principal, input)

export const deleteMessage: Handler<'message.delete'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.deleteMessage(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}
