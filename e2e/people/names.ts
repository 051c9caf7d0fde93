import { randomBytes } from 'node:crypto'

/** A name that no other test has, so that tests share one server without meeting. */
export function unique(word: string): string {
  return `${word}-${randomBytes(4).toString('hex')}`
}
