/** Something that tells its subscribers when asked to. */
export interface Publisher {
  publish(): void
}

/** Collects what changed, and tells it once: however many changes a tick holds, a screen draws once. */
export class Batch {
  readonly #changed = new Set<Publisher>()
  readonly #schedule: (flush: () => void) => void
  #scheduled = false

  // Called through a function of our own: browsers refuse `queueMicrotask` as a method of another object.
  constructor(schedule: (flush: () => void) => void = (flush) => queueMicrotask(flush)) {
    this.#schedule = schedule
  }

  add(publisher: Publisher): void {
    this.#changed.add(publisher)
    if (this.#scheduled) return
    this.#scheduled = true
    this.#schedule(() => {
      this.#scheduled = false
      const changed = [...this.#changed]
      this.#changed.clear()
      for (const each of changed) each.publish()
    })
  }
}
