import { Refusal } from '@parley/protocol'

const HANDLE = /^[a-z0-9][a-z0-9._-]{1,31}$/

/** Words that address a group of people in a message, or speak for the product. */
const RESERVED = new Set(['all', 'channel', 'everyone', 'here', 'parley', 'room', 'system'])

/** The handle as it is stored: lower case. @throws Refusal HANDLE_INVALID */
export function parseHandle(input: string): string {
  const handle = input.trim().toLowerCase()
  if (!HANDLE.test(handle) || RESERVED.has(handle)) throw new Refusal('HANDLE_INVALID', { field: 'handle' })
  return handle
}
