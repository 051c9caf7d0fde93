import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const ping: Handler<'session.ping'> = async () => ({ serverTime: new Date().toISOString() })

export const listSessions: Handler<'session.list'> = async ({ chat, principal }) => ({
  sessions: await core.listSessions(chat.core, principal),
})

/** Its sockets are closed by whoever holds them, this instance too: see `sessions/watch-sessions.ts`. */
export const revokeSession: Handler<'session.revoke'> = async ({ chat, principal, input }) => {
  await core.revokeSession(chat.core, principal, input.sessionId)
  return {}
}
