import { Refusal } from '@parley/protocol'

/**
 * Settles with the task, or refuses when it takes too long: a database that hangs must not leave a client waiting
 * without an answer. The task itself goes on; a retry meets its result, because every write is idempotent.
 *
 * @throws Refusal `UNAVAILABLE` after `limitMs`.
 */
export function withDeadline<T>(task: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal('UNAVAILABLE', { retryAfterMs: 1_000 })), limitMs)
    task.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
