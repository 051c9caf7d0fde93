import type { Store } from '../api.ts'
import type { Batch, Publisher } from './batch.ts'

/**
 * A store whose snapshot is built when it is asked for: many changes between two looks cost one building. `build`
 * gets the last snapshot and returns that very object where nothing in it changed.
 */
export class Cell<T> implements Store<T>, Publisher {
  readonly #batch: Batch
  readonly #build: (previous: T) => T
  readonly #listeners = new Set<() => void>()
  #value: T
  #told: T
  #stale = false

  constructor(batch: Batch, initial: T, build: (previous: T) => T) {
    this.#batch = batch
    this.#build = build
    this.#value = initial
    this.#told = initial
  }

  readonly getSnapshot = (): T => {
    if (this.#stale) {
      this.#stale = false
      this.#value = this.#build(this.#value)
    }
    return this.#value
  }

  readonly subscribe = (onChange: () => void): (() => void) => {
    const listener = () => onChange()
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0
  }

  /** Says that the snapshot may differ from now on. */
  invalidate(): void {
    this.#stale = true
    this.#batch.add(this)
  }

  publish(): void {
    const value = this.getSnapshot()
    if (value === this.#told) return
    this.#told = value
    for (const listener of [...this.#listeners]) {
      try {
        listener()
      } catch (error) {
        // A screen's fault must not stop the others from hearing; it surfaces as its own uncaught error.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}
