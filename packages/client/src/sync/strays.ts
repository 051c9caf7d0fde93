import type { Clock } from '../clock/clock.ts'

const KEPT_MS = 10_000
const MOST_KEPT = 500

interface Stray {
  readonly roomId: string
  readonly at: number
  readonly replay: () => void
}

/** Events of rooms that are not known (yet): they may have overtaken the news that the person joined. */
export class Strays {
  readonly #clock: Clock
  #kept: Stray[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  keep(roomId: string, replay: () => void): void {
    const at = this.#clock.now()
    this.#kept = this.#kept.filter((stray) => at - stray.at < KEPT_MS).slice(-MOST_KEPT)
    this.#kept.push({ roomId, at, replay })
  }

  /** The room is known now: what came early is taken in. Each of it is harmless where it is old. */
  replay(roomId: string): void {
    const early = this.#kept.filter((stray) => stray.roomId === roomId)
    this.#kept = this.#kept.filter((stray) => stray.roomId !== roomId)
    for (const { replay } of early) replay()
  }
}
