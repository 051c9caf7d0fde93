/** Well above what a process takes to stop, and to give up stopping. */
const GONE_WITHIN_MS = 15_000

/**
 * Aborted when the process is asked to end: by a signal, or by the death of a parent that held an IPC channel to
 * it. The reason is `SIGTERM`, `SIGINT` or `parent gone`. The channel by itself does not keep the process alive.
 *
 * Whoever sends a signal sees what comes of it. Nobody sees a process whose parent is gone, so that one ends itself after
 * `goneWithinMs`, whatever still hangs.
 */
export function onStopSignal(goneWithinMs: number = GONE_WITHIN_MS): AbortSignal {
  const stop = new AbortController()
  const abort = (reason: string) => stop.abort(reason)
  const abandon = () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), goneWithinMs).unref()
    abort('parent gone')
  }
  process.on('SIGTERM', abort)
  process.on('SIGINT', abort)
  process.on('disconnect', abandon)
  process.channel?.unref()
  // A parent that died while this program was loading is not told again.
  if (process.send !== undefined && !process.connected) abandon()
  return stop.signal
}
