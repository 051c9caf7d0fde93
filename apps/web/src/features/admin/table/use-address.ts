'use client'

import { useSearchParams } from 'next/navigation'

/** What to write into the address, by name; null takes a part away. */
export type AddressChange = Readonly<Record<string, string | null>>

/**
 * Everything that a list shows stands in the address: it can be sent to somebody, and Back leads to what was there before.
 * `push` for what somebody chose, `replace` for what they still type.
 */
export function useAddress(): {
  readonly params: URLSearchParams
  change(change: AddressChange, how?: 'push' | 'replace'): void
} {
  return { params: useSearchParams(), change: changeAddress }
}

function changeAddress(change: AddressChange, how: 'push' | 'replace' = 'push'): void {
  const next = new URLSearchParams(window.location.search)
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  }
  const query = next.toString()
  const address = `${window.location.pathname}${query === '' ? '' : `?${query}`}`
  if (address === `${window.location.pathname}${window.location.search}`) return
  window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address)
}
