/** Longer than any answer takes: what a network swallows ends in words rather than in a spinner. */
const PATIENCE_MS = 20_000

/** Asks the web server. Rejects with something else than a `Refusal` where it cannot be reached, or not in time. */
export function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
}
