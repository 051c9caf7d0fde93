import 'server-only'

/** Longest that a ticket waits for an instance that hangs. */
const WITHIN_MS = 500

/** Whether the realtime instance on this machine says that it takes people. */
export async function isReady(host: string | null, port: number): Promise<boolean> {
  const name = host === null || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}/readyz`
  const answer = fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(WITHIN_MS) })
  return answer.then(
    ({ ok }) => ok,
    () => false,
  )
}
