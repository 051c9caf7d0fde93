import { createHash, randomBytes } from 'node:crypto'

/** 128 bits that nobody guesses, as they stand in a link. */
export function makeInviteCode(): string {
  return randomBytes(16).toString('base64url')
}

export function hashInviteCode(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}
