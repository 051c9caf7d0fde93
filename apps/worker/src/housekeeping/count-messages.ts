import { setTimeout as wait } from 'node:timers/promises'
import { finishErasures, purgeDeletedRooms, tallyMessages } from '@parley/core'
import { describeError } from '@parley/process/life'
import { counter } from '@parley/process/metrics'
import type { Context } from '../context.ts'

const EVERY_MS = 10_000

const removed = counter(
  'parley_deleted_room_rows_removed_total',
  'Messages of deleted rooms, and those rooms, removed.',
)

/**
 * Takes whoever was erased out of their rooms, follows what was written, for the numbers of the dashboard, and removes what
 * was said in rooms that were deleted: at once and then every ten seconds, until stopped. Resolves when it has ended.
 */
export async function countMessages({ database, log }: Context, stopped: AbortSignal): Promise<void> {
  const isStopped = () => stopped.aborted
  while (!stopped.aborted) {
    try {
      await finishErasures({ database }, isStopped)
      await tallyMessages({ database }, isStopped)
      removed.add(await purgeDeletedRooms({ database }, isStopped))
    } catch (error) {
      log.warn({ err: describeError(error) }, 'counting failed')
    }
    // Rejects when stopped, which ends the pause.
    await wait(EVERY_MS, undefined, { signal: stopped }).catch(() => {})
  }
}
