/** Commands that were let in and are not answered yet. */
export interface InFlight {
  track(task: Promise<unknown>): void
  readonly size: number
  /** Resolves once nothing is in flight, or after `limitMs`. */
  settled(limitMs: number): Promise<void>
}

export function createInFlight(): InFlight {
  const tasks = new Set<Promise<unknown>>()
  return {
    track(task) {
      tasks.add(task)
      const forget = () => tasks.delete(task)
      task.then(forget, forget)
    },
    get size() {
      return tasks.size
    },
    async settled(limitMs) {
      let timer: NodeJS.Timeout | undefined
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs)
      })
      await Promise.race([Promise.allSettled(tasks), limit])
      clearTimeout(timer)
    },
  }
}
