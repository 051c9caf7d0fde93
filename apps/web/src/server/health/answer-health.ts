import 'server-only'
import { answer, refuseWith } from '../answers/answer.ts'
import { core } from '../core.ts'

const LIMIT_MS = 2000

/** Whether this instance can serve: it and its database answer. */
export async function answerHealth(): Promise<Response> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(reject, LIMIT_MS, new Error('the database is slow')).unref(),
  )
  return Promise.race([core().database.ping(), late]).then(
    () => answer({ status: 'ok' }),
    () => refuseWith('UNAVAILABLE', { retryAfterMs: LIMIT_MS }),
  )
}
