import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import { startServer } from './start-server.ts'

/** Whatever still hangs after this is left behind: nothing acked depends on it. */
const STOP_WITHIN_MS = 9_000

/** Runs until told to stop, by a signal or by an admin, then stops cleanly. Returns the exit code. */
export async function run(context: Context, stopped: AbortSignal): Promise<number> {
  const { log, core } = context
  process.on('unhandledRejection', (error) => log.error({ err: describeError(error) }, 'unhandled rejection'))
  // What is acked is stored, so ending is safe, and going on with a broken state is not.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: describeError(error) }, 'uncaught exception')
    process.exit(1)
  })
  try {
    const server = await startServer(context, stopped)
    log.info({ port: server.port }, 'ready')
    const asked = server.askedToDrain.then(() => 'asked to drain')
    const reason = stopped.aborted
      ? undefined
      : await Promise.race([once(stopped, 'abort').then(() => undefined), asked])
    log.info({ reason }, 'stopping')
    const leave = async () => {
      await server.stop()
      await core.database.close()
    }
    await Promise.race([leave(), wait(STOP_WITHIN_MS)])
    log.info('stopped')
    return 0
  } catch (error) {
    if (stopped.aborted) return 0
    log.fatal({ err: describeError(error), reason: startProblem(error) }, 'cannot start')
    return 1
  }
}

/** A sentence for what an operator can mend; nothing for what only a log can explain. */
function startProblem(error: unknown): string | undefined {
  const { code, port } = error as { code?: unknown; port?: unknown }
  if (code === 'EADDRINUSE') return `port ${port} is taken: stop what listens there or set REALTIME_PORT`
  if (code === 'EACCES') return `port ${port} may not be opened by this user: choose one above 1024`
  return undefined
}
