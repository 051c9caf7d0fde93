import type { Handler } from './handler.ts'

/** Everybody in the workspace may see whether somebody is there, as they may see their name. */
export const watchPresence: Handler<'presence.watch'> = async ({ chat, hearing, input }) => ({
  presences: await chat.presence.watch(hearing.connectionId, input.personIds),
})

export const reportPresence: Handler<'presence.report'> = async ({ chat, hearing, input }) => {
  chat.presence.report(hearing.connectionId, input.active)
  return {}
}
