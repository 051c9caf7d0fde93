import { findEndedSessions, touchSessions, watchEndedSessions } from '@parley/core'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import type { ChatSocket } from '../server/types.ts'
import { endSession } from './end-session.ts'
import type { LiveSessions } from './live-sessions.ts'

/** How often sessions are marked as seen, and looked through for those that ran out or whose end was not heard. */
const SWEEP_EVERY_MS = 60_000
const BATCH = 1_000

/** Closes the sockets of ended sessions, and keeps `last_seen` of the connected ones. */
export async function watchSessions(
  context: Context,
  sessions: LiveSessions<ChatSocket>,
): Promise<{ close(): Promise<void> }> {
  const end = (sessionId: string) => endSession(context, sessions, sessionId)

  async function sweep(touch: boolean): Promise<void> {
    try {
      const ids = sessions.ids()
      for (let at = 0; at < ids.length; at += BATCH) {
        const batch = ids.slice(at, at + BATCH)
        for (const sessionId of await findEndedSessions(context.core, batch)) end(sessionId)
        if (touch) await touchSessions(context.core, batch)
      }
    } catch (error) {
      context.log.warn({ err: describeError(error) }, 'sessions not looked through')
    }
  }

  // What ended while nobody listened is not told again, so every connected session is asked about.
  const watch = await watchEndedSessions(context.core, { onEnded: end, onReconnected: () => void sweep(false) })
  const timer = setInterval(() => void sweep(true), SWEEP_EVERY_MS)
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      await watch.close()
    },
  }
}
