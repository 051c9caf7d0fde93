import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const listThreads: Handler<'threads.list'> = ({ chat, principal, input }) =>
  core.listThreads(chat.core, principal, input)

export const listFollowedThreads: Handler<'threads.followed'> = ({ chat, principal }) =>
  core.listFollowedThreads(chat.core, principal)

export const listMentions: Handler<'mentions.list'> = ({ chat, principal, input }) =>
  core.listMentions(chat.core, principal, input)
