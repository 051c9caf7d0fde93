import type { webcrypto } from 'node:crypto'
import type { CoreContext } from '../context.ts'
import { TICKET_HASH } from './ticket.ts'

const keys = new WeakMap<Uint8Array, Promise<webcrypto.CryptoKey>>()

/** The key as the signing library uses it: imported once, rather than for each ticket. */
export function ticketKey({ ticketKey: bytes }: CoreContext): Promise<webcrypto.CryptoKey> {
  const known = keys.get(bytes)
  if (known) return known
  const algorithm = { name: 'HMAC', hash: TICKET_HASH }
  const imported = crypto.subtle.importKey('raw', Uint8Array.from(bytes), algorithm, false, ['sign', 'verify'])
  keys.set(bytes, imported)
  return imported
}
