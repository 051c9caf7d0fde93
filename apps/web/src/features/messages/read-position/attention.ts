/** A tab that was hidden or without focus for less than this was never left. */
const FLIP_MS = 5_000

/**
 * Whether the person looks at this tab: it is visible and has the focus. Looking away counts at once, so nothing is
 * read behind somebody's back. Coming back counts at once after a short flip; after a longer absence it counts
 * after five seconds, or as soon as the person does something, so that passing by a window does not read it.
 */
export interface Attention {
  readonly isAttentive: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** The tab is now in front of the person, or no longer. */
  faces(inFront: boolean): void
  /** A key, a pointer, a wheel: somebody is there. */
  acts(): void
}

export interface AttentionClock {
  now(): number
  /** Returns the way to cancel. */
  later(run: () => void, delayMs: number): () => void
}

export function createAttention(clock: AttentionClock, inFront: boolean): Attention {
  const listeners = new Set<() => void>()
  let attentive = inFront
  let facing = inFront
  let leftAt: number | null = inFront ? null : Number.NEGATIVE_INFINITY
  let cancel: () => void = () => undefined

  const set = (next: boolean) => {
    cancel()
    if (attentive === next) return
    attentive = next
    for (const listener of listeners) listener()
  }
  return {
    isAttentive: () => attentive,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    faces: (nowInFront) => {
      if (nowInFront === facing) return
      facing = nowInFront
      if (!nowInFront) {
        if (attentive) leftAt = clock.now()
        set(false)
        return
      }
      if (leftAt !== null && clock.now() - leftAt < FLIP_MS) set(true)
      else {
        cancel()
        cancel = clock.later(() => set(true), FLIP_MS)
      }
    },
    acts: () => {
      if (facing) set(true)
    },
  }
}
