import { Refusal } from '@parley/protocol'

/** RFC 5321 bounds a path to 256 octets with its angle brackets. */
const EMAIL_CHARACTERS = 254
/** One @ with something on both sides, no white space or control characters. Only a mail that arrives proves more. */
const EMAIL = /^[^\s\p{C}@<>()"',;:\\[\]]{1,64}@[^\s\p{C}@<>()"',;:\\[\]]+$/u

/** The address as it is stored: lower case. @throws Refusal EMAIL_INVALID */
export function parseEmail(input: string): string {
  const email = input.trim().normalize('NFC').toLowerCase()
  if (email.length > EMAIL_CHARACTERS || !EMAIL.test(email) || /^\.|\.\.|\.$/.test(email)) {
    throw new Refusal('EMAIL_INVALID', { field: 'email' })
  }
  return email
}
