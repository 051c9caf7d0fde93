/** A command that was let in and is not answered yet. */
export interface Task {
  /** As `performance.now()`. */
  readonly startedAt: number
  /** Takes too long: answers without waiting for it. */
  expire(): void
}

/** Commands that were let in and are not answered yet. A class, because every connection has one. */
export class InFlight {
  /** The oldest first. */
  readonly #tasks = new Set<Task>()
  #waiting: (() => void)[] | null = null

  add(task: Task): void {
    this.#tasks.add(task)
  }

  delete(task: Task): void {
    this.#tasks.delete(task)
    if (this.#tasks.size > 0 || this.#waiting === null) return
    for (const resolve of this.#waiting) resolve()
    this.#waiting = null
  }

  get size(): number {
    return this.#tasks.size
  }

  /** Resolves once nothing is in flight, or after `limitMs`. */
  settled(limitMs: number): Promise<void> {
    if (this.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs)
      this.#waiting ??= []
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** Expires what has been in flight for that long. */
  expire(limitMs: number): void {
    const now = performance.now()
    for (const task of this.#tasks) {
      if (now - task.startedAt < limitMs) return
      task.expire()
    }
  }
}
