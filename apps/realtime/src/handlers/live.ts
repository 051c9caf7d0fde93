import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const watchInstances: Handler<'live.watch'> = async ({ chat, principal, hearing }) => {
  await core.requireWatcher(chat.core, principal)
  return chat.live.watch(hearing.connectionId, principal)
}

export const unwatchInstances: Handler<'live.unwatch'> = async ({ chat, principal, hearing }) => {
  await core.requireWatcher(chat.core, principal)
  chat.live.leave(hearing.connectionId)
  return {}
}

export const drainInstance: Handler<'live.drain'> = ({ chat, principal, input }) =>
  core.drainInstance(chat.core, principal, chat.live.store, input)
