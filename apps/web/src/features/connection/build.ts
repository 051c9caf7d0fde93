import { useSyncExternalStore } from 'react'

/** Which build of the pages the server has, as it says with each ticket; the first one that is heard of is taken for this page's. */
let own: string | null = null
let isOlder = false
const listeners = new Set<() => void>()

/** The server named its build; null where it names none. */
export function heardBuild(build: string | null): void {
  own ??= build
  if (isOlder || build === null || build === own) return
  isOlder = true
  for (const listener of listeners) listener()
}

/** Whether the server has newer pages than this one: what was not fetched yet can then not be had any more. */
export function useIsOlder(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isOlder,
    () => false,
  )
}
