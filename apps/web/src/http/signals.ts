import type { Logger } from 'pino'

/** Past this the process ends whatever is still open. */
const LIMIT_MS = 9000

/**
 * Stops once, when the signal is aborted; exits 0 when done.
 */
export function whenAskedToStop(asked: AbortSignal, log: Logger, stop: () => Promise<void>): void {
  const begin = () => {
    log.info({ reason: asked.reason }, 'stopping')
    setTimeout(() => {
      log.error('could not stop in time')
      process.exit(1)
    }, LIMIT_MS).unref()
    stop().then(
      () => {
        log.info('stopped')
        process.exit(0)
      },
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  if (asked.aborted) begin()
  else asked.addEventListener('abort', begin, { once: true })
}
