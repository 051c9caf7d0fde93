import { setTimeout as wait } from 'node:timers/promises'
import { deleteOldMessages, readRetentionDays } from '@parley/core'
import { commitPortion, findRetainedRooms, type JobProgress } from '@parley/db'
import type { Perform } from '../jobs/portion.ts'

/** Between two portions of a room, so that whoever writes there has turns. */
const PAUSE_MS = 20

/** Where it goes on. */
interface Cursor {
  /** Behind this room. */
  readonly after: string | null
  /** The room that it is at, once something of it was deleted: it is counted. */
  readonly counted?: string
}

/** Deletes messages that are older than their rooms keep them, room by room and portion by portion. */
export const performRetention: Perform = async ({ context, claim, job, isStopped }) => {
  const { database, environment } = context
  let progress: JobProgress & { cursor: Cursor } = {
    cursor: (job.cursor as Cursor | null) ?? { after: null },
    done: job.done,
    total: null,
    counts: job.counts,
  }
  const defaultDays = await readRetentionDays({ database }, environment.retentionDays)
  for (;;) {
    const [room] = await findRetainedRooms(database.ask, defaultDays, progress.cursor.after, 1)
    if (room === undefined) return { isDone: true }
    for (let isLeft = true; isLeft; ) {
      if (isStopped()) return { isDone: false }
      const held = await commitPortion(database, claim, async (ask) => {
        const taken = await deleteOldMessages(ask, room.id, room.before)
        isLeft = taken !== null
        const { cursor } = progress
        const { messages = 0, rooms = 0 } = progress.counts
        const isCounted = cursor.counted === room.id
        const isHit = isCounted || (taken !== null && taken > 0)
        const counts = { messages: messages + (taken ?? 0), rooms: rooms + (isHit && !isCounted ? 1 : 0) }
        progress = {
          ...progress,
          cursor: isLeft ? { after: cursor.after, ...(isHit && { counted: room.id }) } : { after: room.id },
          done: counts.messages,
          counts,
        }
        return progress
      })
      if (!held) return { isDone: false }
      if (isLeft) await wait(PAUSE_MS)
    }
  }
}
