import { randomBytes } from 'node:crypto'

/** What the processes of one installation share. */
export interface Secrets {
  readonly sessionSecret: string
  /** 64 hexadecimal digits. */
  readonly ticketKey: string
}

export function makeSecrets(): Secrets {
  return { sessionSecret: randomBytes(32).toString('base64url'), ticketKey: randomBytes(32).toString('hex') }
}
