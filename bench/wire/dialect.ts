import type { Member } from '../clients/population.ts'

/** How one kind of server is spoken to. All texts are ASCII. */
export interface Dialect {
  readonly path: string
  /** What a client sends when the transport is open; null where the server speaks first. */
  readonly opening: ((member: Member) => string) | null
  /**
   * Looks at a frame that comes before the client is ready: answers what is to be sent next, that it is ready now, or
   * that it was refused (and how long the server wants it to wait).
   */
  greet(text: string, member: Member): Greeting
  /** A message as this server wants it. `number` has eight digits and comes back with the ack. */
  message(member: Member, number: number, body: string): string
  /** Whether the frame brings messages of the room. */
  isDelivery(buffer: Buffer, start: number): boolean
  /** The number of the message that the frame acks as done; -1 for a refusal, 0 where it is no ack. */
  ackedNumber(buffer: Buffer, start: number, end: number): number
  /** The answer to a heartbeat of the server; null where the frame is none. */
  heartbeatAnswer(buffer: Buffer, start: number, end: number): string | null
}

export type Greeting =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly retryAfterMs: number | null; readonly reason: string }
  | { readonly kind: 'ignore' }

export const IGNORE: Greeting = { kind: 'ignore' }
export const READY: Greeting = { kind: 'ready' }
export const say = (text: string): Greeting => ({ kind: 'say', text })

/** Digits from `at` on, up to the first byte that is none. */
export function readDigits(buffer: Buffer, at: number, end: number): number {
  let value = 0
  for (let index = at; index < end; index += 1) {
    const digit = (buffer[index] as number) - 0x30
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  return value
}
