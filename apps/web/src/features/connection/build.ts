import { useSyncExternalStore } from 'react'

let isBehind = false
const listeners = new Set<() => void>()

/** The server named its build of the pages with a ticket; null where it names none. The page's own stands in its HTML. */
export function heardBuild(build: string | null): void {
  const { build: own } = document.documentElement.dataset
  if (isBehind || build === null || own === undefined || build === own) return
  isBehind = true
  for (const listener of listeners) listener()
}

/** Whether the server has newer pages than this one: what was not fetched yet can then not be had any more. */
export function isOlder(): boolean {
  return isBehind
}

/** The same, and again once it is so. */
export function useIsOlder(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isOlder,
    () => false,
  )
}
