import * as core from '@parley/core'
import { fitHistory, fitSync } from './fit-frame.ts'
import type { Handler } from './handler.ts'

export const listRooms: Handler<'room.list'> = ({ chat, principal, input }) =>
  core.listRooms(chat.core, principal, input)

export const listMembers: Handler<'room.members'> = ({ chat, principal, input }) =>
  core.listMembers(chat.core, principal, input)

export const readHistory: Handler<'room.history'> = async ({ chat, principal, input }) =>
  fitHistory(await core.readHistory(chat.core, principal, input), input.after === undefined ? 'newest' : 'oldest')

export const seekMessage: Handler<'room.seek'> = ({ chat, principal, input }) =>
  core.seekMessage(chat.core, principal, input)

export const previewRoom: Handler<'room.preview'> = async ({ chat, principal, input }) => {
  const preview = await core.previewRoom(chat.core, principal, input)
  const { messages } = fitHistory(
    { messages: preview.messages, people: preview.people, head: 0, more: false },
    'newest',
  )
  return { ...preview, messages }
}

export const syncRoom: Handler<'room.sync'> = async ({ chat, principal, input }) =>
  fitSync(await core.syncRoom(chat.core, principal, input))
