/** How it stands with what somebody asked for. */
export interface AttemptState {
  /** It is on its way. */
  readonly busy: boolean
  /** Why the last one was refused; null where it was not. */
  readonly refusal: unknown
}

/** What somebody asks for with a button or a form, one time after the other. */
export interface Attempt {
  getSnapshot(): AttemptState
  subscribe(listener: () => void): () => void
  /** Forgets why, as what was refused is changed. */
  forgive(): void
  /** Runs the act, unless one is on its way; does not reject. @param onRefused Runs where it was refused, and is not on its way any more. */
  run(act: () => Promise<unknown>, onRefused?: (error: unknown) => void): Promise<void>
}

/** Nothing was asked for yet. */
export const AT_REST: AttemptState = { busy: false, refusal: null }

export function createAttempt(): Attempt {
  const listeners = new Set<() => void>()
  let state = AT_REST
  const become = (next: AttemptState) => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    forgive() {
      if (state.refusal !== null) become({ ...state, refusal: null })
    },
    async run(act, onRefused) {
      if (state.busy) return
      become({ busy: true, refusal: null })
      try {
        await act()
        become(AT_REST)
      } catch (refusal) {
        become({ busy: false, refusal })
        onRefused?.(refusal)
      }
    },
  }
}
