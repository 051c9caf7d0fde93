import * as core from '@parley/core'
import type { Chat, Handler } from './handler.ts'

/** Everybody may see whether somebody is there of whom they may know; of anybody else they hear that they are not. */
export const watchPresence: Handler<'presence.watch'> = async ({ chat, principal, hearing, input }) => {
  const { personIds } = input
  // In turn with what changes of whom they may know, so that nobody is watched by what held a moment ago.
  const { shown, reading } = await chat.persons.run(principal.personId, async () => {
    const shown = new Set(await seenBy(chat, principal, personIds))
    return { shown, reading: chat.presence.watch(hearing.connectionId, [...shown]) }
  })
  const presences = await reading
  const hidden = personIds.filter((personId) => !shown.has(personId))
  return { presences: [...presences, ...hidden.map((personId) => ({ personId, state: 'offline' as const }))] }
}

/** Presence is there while the database is away: then the role counts with which the connection began. */
async function seenBy(chat: Chat, { personId, person }: core.Principal, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  return core.filterSeen(chat.core, personId, personIds).catch(() => (person.role === 'guest' ? [] : personIds))
}

export const reportPresence: Handler<'presence.report'> = async ({ chat, hearing, input }) => {
  chat.presence.report(hearing.connectionId, input.active)
  return {}
}
