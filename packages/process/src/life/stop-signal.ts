/**
 * Aborted when the process is asked to end: by a signal, or by the death of a parent that held an IPC channel to
 * it. The reason is `SIGTERM`, `SIGINT` or `parent gone`. The channel by itself does not keep the process alive.
 */
export function onStopSignal(): AbortSignal {
  const stop = new AbortController()
  const abort = (reason: string) => stop.abort(reason)
  process.on('SIGTERM', abort)
  process.on('SIGINT', abort)
  process.on('disconnect', () => abort('parent gone'))
  process.channel?.unref()
  // A parent that died while this program was loading is not told again.
  if (process.send !== undefined && !process.connected) abort('parent gone')
  return stop.signal
}
