import { setTimeout as wait } from 'node:timers/promises'
import { queueSilentJobs } from '@parley/db'
import { describeError } from '@parley/process/life'
import { Logger, run } from 'graphile-worker'
import type { Context } from '../context.ts'
import { runJob } from './run-job.ts'

/** Jobs that one worker does at a time: a long export lets something short pass. */
const AT_ONCE = 2
/** How soon a job is found whose worker was killed, beyond the time that it takes to be missed. */
const LOOK_EVERY_MS = 2_000
const AGAIN_AFTER_MS = 5_000

/**
 * Does what takes long until stopped: graphile-worker wakes this process for a job in the moment in which it is committed,
 * and a look every two seconds finds the ones whose worker was killed. Resolves when it has ended.
 */
export async function workJobs(context: Context, stopped: AbortSignal): Promise<void> {
  await Promise.all([hearOfJobs(context, stopped), lookForSilentJobs(context, stopped)])
}

async function hearOfJobs(context: Context, stopped: AbortSignal): Promise<void> {
  const { log, environment } = context
  while (!stopped.aborted) {
    try {
      const runner = await run({
        connectionString: environment.databaseUrl,
        concurrency: AT_ONCE,
        maxPoolSize: AT_ONCE + 2,
        pollInterval: 2_000,
        noHandleSignals: true,
        logger: new Logger(() => () => {}),
        taskList: {
          run_job: (payload) => runJob(context, (payload as { jobId: string }).jobId, stopped),
        },
      })
      const stop = () => void runner.stop().catch(() => {})
      if (stopped.aborted) stop()
      stopped.addEventListener('abort', stop, { once: true })
      await runner.promise.finally(() => stopped.removeEventListener('abort', stop))
    } catch (error) {
      log.warn({ err: describeError(error) }, 'the queue of jobs cannot be heard')
    }
    await pause(AGAIN_AFTER_MS, stopped)
  }
}

async function lookForSilentJobs({ database, log }: Context, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    try {
      await queueSilentJobs(database)
    } catch (error) {
      log.debug({ err: describeError(error) }, 'no look for silent jobs')
    }
    await pause(LOOK_EVERY_MS, stopped)
  }
}

/** Ends early when stopped. */
const pause = (ms: number, stopped: AbortSignal) => wait(ms, undefined, { signal: stopped }).catch(() => {})
