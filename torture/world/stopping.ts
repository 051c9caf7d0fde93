/** What must be stopped again, last started first. */
export interface Stopping {
  add(stop: () => Promise<unknown>): void
  /** Waits for something to start, and stops it with the rest, also where the rest is stopped meanwhile. */
  later<T>(starting: Promise<T>, stop: (started: T) => Promise<unknown>): Promise<T>
  stop(): Promise<void>
}

export function createStopping(): Stopping {
  const stops: (() => Promise<unknown>)[] = []
  return {
    add: (stop) => void stops.push(stop),
    later(starting, stop) {
      stops.push(async () => {
        const started = await starting.catch(() => undefined)
        if (started !== undefined) await stop(started)
      })
      return starting
    },
    async stop() {
      for (let next = stops.pop(); next; next = stops.pop()) {
        await next().catch((error: unknown) => console.error(`could not stop: ${String(error)}`))
      }
    },
  }
}
