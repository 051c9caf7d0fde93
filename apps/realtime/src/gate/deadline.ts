import { Refusal } from '@parley/protocol'

/**
 * Settles with the task, or refuses when it takes too long: a database that hangs must not leave a client waiting
 * without an answer. The task itself goes on; a retry meets its result, because every write is idempotent.
 *
 * @throws Refusal `UNAVAILABLE` after `limitMs`.
 */
export async function withDeadline<T>(task: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('UNAVAILABLE', { retryAfterMs: 1_000 })), limitMs)
  })
  try {
    return await Promise.race([task, deadline])
  } finally {
    clearTimeout(timer)
  }
}
