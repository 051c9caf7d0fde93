'use client'

import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'

type Hear = (path: string) => void

/** Providers that hear where the chat goes by itself. There is one. */
const heard = new Set<Hear>()

interface Address {
  readonly subscribe: (listener: () => void) => () => void
  readonly get: () => string
  readonly set: Hear
}

const AddressContext = createContext<Address | null>(null)

/**
 * Where the chat is. Next tells of a change of the history in a transition, which draws a room in slices, with frames of the
 * old one between them; here it is told at once, and drawn in the frame of the click.
 */
export function AddressProvider({ children }: { children: ReactNode }) {
  const pathname = usePathname()
  const [address] = useState(() => createAddress(pathname))
  useEffect(() => {
    const follow = () => address.set(window.location.pathname)
    heard.add(address.set)
    window.addEventListener('popstate', follow)
    return () => {
      heard.delete(address.set)
      window.removeEventListener('popstate', follow)
    }
  }, [address])
  // Where Next went by itself. Another address may have come since it set out: the window's is the one that counts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about the moment at which Next has arrived
  useEffect(() => address.set(window.location.pathname), [address, pathname])
  return <AddressContext value={address}>{children}</AddressContext>
}

/** The path of the page that is shown. */
export function useAddress(): string {
  const address = use(AddressContext)
  if (address === null) throw new Error('no address is provided')
  return useSyncExternalStore(address.subscribe, address.get, address.get)
}

/** Goes to a page of the chat with a new entry of the history, which keeps `state`. */
export function goTo(path: string, state: object = {}): void {
  window.history.pushState(state, '', path)
  for (const hear of heard) hear(path)
}

/** Goes there in the place of the present entry. */
export function goInstead(path: string, state: object | null = {}): void {
  window.history.replaceState(state, '', path)
  for (const hear of heard) hear(path)
}

function createAddress(path: string): Address {
  let now = path
  const listeners = new Set<() => void>()
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get: () => now,
    set: (next) => {
      if (next === now) return
      now = next
      for (const listener of [...listeners]) listener()
    },
  }
}
