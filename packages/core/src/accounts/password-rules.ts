import { Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'

export const PASSWORD_LEAST_CHARACTERS = 8
export const PASSWORD_MOST_CHARACTERS = 128

/**
 * Refuses what guessers try first. Length is what counts; there are no rules about kinds of characters (NIST SP
 * 800-63B, OWASP ASVS 5.0 6.2).
 * @throws Refusal PASSWORD_WEAK
 */
export function requireGoodPassword(password: string, account: { handle: string; email: string | null }): void {
  const characters = countCharacters(password)
  const folded = password.toLowerCase()
  if (
    characters < PASSWORD_LEAST_CHARACTERS ||
    characters > PASSWORD_MOST_CHARACTERS ||
    COMMON_PASSWORDS.has(folded) ||
    new Set(folded).size === 1 ||
    folded === account.handle ||
    folded === account.email
  ) {
    throw new Refusal('PASSWORD_WEAK', { field: 'password' })
  }
}
