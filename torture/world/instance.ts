import type { LogLine, RealtimeProcess } from '@parley/testkit'
import { type RealtimeOptions, startRealtime } from '@parley/testkit'

/** One realtime instance over all its lives in a run. */
export interface Instance {
  readonly index: number
  readonly pid: number
  /** Ends it as a fault; resolves with how it ended and how long that took. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ readonly code: number | null; readonly tookMs: number }>
  /** Starts it again on its port and resolves when it serves. */
  startAgain(): Promise<void>
  freeze(): void
  thaw(): void
  /** All that it logged, in all its lives. */
  log(): readonly LogLine[]
  /** What nobody caught, in any of its lives, and ends that nobody asked for. */
  problems(): readonly string[]
  close(): Promise<void>
}

export async function startInstance(index: number, options: RealtimeOptions): Promise<Instance> {
  const server: RealtimeProcess = await startRealtime(options)
  const lines: LogLine[] = []
  const ends: string[] = []
  const log = () => (isWanted ? [...lines, ...server.log] : lines)
  let isWanted = true
  watch()

  function watch(): void {
    void server.exited.then(({ code, signal }) => {
      if (isWanted) ends.push(`instance ${index} ended by itself with ${code ?? signal}`)
    })
  }

  return {
    index,
    get pid() {
      return server.pid
    },
    async end(signal) {
      isWanted = false
      const begunAt = Date.now()
      const { code } = await server.kill(signal)
      lines.push(...server.log)
      return { code, tookMs: Date.now() - begunAt }
    },
    async startAgain() {
      await server.restart()
      isWanted = true
      watch()
    },
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    log,
    problems: () => [
      ...ends,
      ...log()
        .filter(isUncaught)
        .map((line) => `instance ${index}: ${JSON.stringify(line).slice(0, 500)}`),
    ],
    async close() {
      isWanted = false
      await server.kill('SIGKILL')
    },
  }
}

/** As the servers log it, and as Node prints it where they could not. */
function isUncaught({ msg = '', level }: LogLine): boolean {
  return /uncaught exception|unhandled rejection|^Uncaught |^\s*throw /i.test(msg) || level === 60 || level === 'fatal'
}
