import { findEndedSessions, touchSessions, watchEndedSessions } from '@parley/core'
import type { Context } from '../context.ts'
import type { ChatSocket } from '../server/types.ts'
import { endSession } from './end-session.ts'
import { keepTrying } from './keep-trying.ts'
import type { LiveSessions } from './live-sessions.ts'

/** How often sessions are marked as seen, and looked through for those that ran out or whose end was not heard. */
const SWEEP_EVERY_MS = 60_000
const BATCH = 250

/** Closes the sockets of ended sessions, and keeps `last_seen` of the connected ones. */
export async function watchSessions(
  context: Context,
  sessions: LiveSessions<ChatSocket>,
): Promise<{ close(): Promise<void> }> {
  const end = (sessionId: string) => endSession(context, sessions, sessionId)

  async function inBatches(task: (ids: readonly string[]) => Promise<void>): Promise<void> {
    const ids = sessions.ids()
    for (let at = 0; at < ids.length; at += BATCH) await task(ids.slice(at, at + BATCH))
  }
  const looking = keepTrying(context, 'sessions not looked through', () =>
    inBatches(async (ids) => {
      for (const sessionId of await findEndedSessions(context.core, ids)) end(sessionId)
    }),
  )
  const touching = keepTrying(context, 'sessions not marked as seen', () =>
    inBatches((ids) => touchSessions(context.core, ids)),
  )

  // What ended while nobody listened is not told again, so every connected session is asked about, until that is answered.
  const watch = await watchEndedSessions(context.core, { onEnded: end, onReconnected: looking.start })
  const timer = setInterval(() => {
    looking.start()
    touching.start()
  }, SWEEP_EVERY_MS)
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      looking.close()
      touching.close()
      await watch.close()
    },
  }
}
