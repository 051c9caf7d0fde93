import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const listEmoji: Handler<'emoji.list'> = ({ chat, principal }) => core.listEmoji(chat.core, principal)

// Everybody is told by way of the database: see `emoji/watch-emoji.ts`.
export const addEmoji: Handler<'emoji.add'> = ({ chat, principal, input }) => core.addEmoji(chat.core, principal, input)

export const removeEmoji: Handler<'emoji.remove'> = ({ chat, principal, input }) =>
  core.removeEmoji(chat.core, principal, input)
