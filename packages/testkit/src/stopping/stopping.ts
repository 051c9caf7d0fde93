/** What must be stopped again, last started first. */
export interface Stopping {
  /** Once stopping has begun, at once. */
  add(stop: () => Promise<unknown>): void
  /** Waits for something to start, and stops it with the rest, also where the rest is stopped meanwhile. */
  later<T>(starting: Promise<T>, stop: (started: T) => Promise<unknown>): Promise<T>
  /** The same promise, however often it is asked for. */
  stop(): Promise<void>
}

export function createStopping(): Stopping {
  const stops: (() => Promise<unknown>)[] = []
  let stopping: Promise<void> | undefined

  async function stopAll(): Promise<void> {
    for (let next = stops.pop(); next; next = stops.pop()) {
      await next().catch((error: unknown) => console.error(`could not stop: ${String(error)}`))
    }
  }

  const add = (stop: () => Promise<unknown>) => {
    stops.push(stop)
    if (stopping) stopping = stopping.then(stopAll)
  }
  return {
    add,
    later(starting, stop) {
      add(async () => {
        const started = await starting.catch(() => undefined)
        if (started !== undefined) await stop(started)
      })
      return starting
    },
    stop() {
      stopping ??= stopAll()
      return stopping
    },
  }
}
