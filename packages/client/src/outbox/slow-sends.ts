import type { Clock } from '../clock/clock.ts'

/** Sends of slow rooms that wait for their turn. Whatever else is done there goes on meanwhile. */
export class SlowSends {
  readonly #clock: Clock
  readonly #pump: () => void
  /** Ends of the waits, by room. */
  readonly #held = new Map<string, () => void>()

  constructor(clock: Clock, pump: () => void) {
    this.#clock = clock
    this.#pump = pump
  }

  /** Nothing is sent to the room for so many milliseconds. */
  hold(roomId: string, ms: number): void {
    this.release(roomId)
    const end = () => {
      this.#held.delete(roomId)
      this.#pump()
    }
    this.#held.set(roomId, this.#clock.after(ms, end))
  }

  holds(roomId: string): boolean {
    return this.#held.has(roomId)
  }

  /** The wait is over, or how long it takes is not known any more: the server is asked again. */
  release(roomId: string): void {
    this.#held.get(roomId)?.()
    this.#held.delete(roomId)
  }

  releaseAll(): void {
    for (const roomId of [...this.#held.keys()]) this.release(roomId)
  }
}
