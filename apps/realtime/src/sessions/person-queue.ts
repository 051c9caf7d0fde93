/**
 * Runs what changes or reads a person's memberships one after the other, so that a hello never hears a room that
 * the same person is leaving at that moment on another device.
 */
export interface PersonQueue {
  run<T>(personId: string, task: () => Promise<T>): Promise<T>
}

export function createPersonQueue(): PersonQueue {
  const last = new Map<string, Promise<unknown>>()
  return {
    run(personId, task) {
      const before = last.get(personId) ?? Promise.resolve()
      const turn = before.then(task, task)
      last.set(personId, turn)
      const forget = () => {
        if (last.get(personId) === turn) last.delete(personId)
      }
      turn.then(forget, forget)
      return turn
    },
  }
}
