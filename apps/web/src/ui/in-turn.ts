let last: Promise<unknown> = Promise.resolve()

/**
 * Fetches code that nobody waits for yet: one piece after the other. A network that swallows what is asked then holds
 * one of the few connections that a browser has to a server, and leaves the others to what the page needs to come back.
 */
export function inTurn<T>(load: () => Promise<T>): Promise<T> {
  const turn = last.then(load)
  last = turn.catch(() => undefined)
  return turn
}
