import { ENGLISH_SENTENCES } from '#english'
import type { ErrorCode } from './codes.ts'
import { fillLimit, fillWord } from './fill-limit.ts'
import { RETRYABLE } from './retryable.ts'

/** A refusal as it travels: in the ack of a command, in `connect_error`'s data, in an HTTP error body. */
export interface WireError {
  code: ErrorCode
  /** The English sentence; clients that know the code show their own language's. */
  message: string
  retryable: boolean
  /** Where waiting helps: try the same command again after so many milliseconds. */
  retryAfterMs?: number
  /** The input field at fault, as a path such as `body` or `ids.3`. */
  field?: string
  /** The limit that was passed, where the sentence names one. */
  limit?: number
  /** The word that is not taken, where the sentence names one. */
  word?: string
  /** When what is refused now will be allowed again, where that is known. */
  until?: string
  /** What those who refuse it gave as their reason. */
  reason?: string
}

export interface RefusalDetails {
  word?: string
  retryAfterMs?: number
  field?: string
  limit?: number
  until?: string
  reason?: string
}

/** How codes are written, also those that this version does not know. */
const CODE = /^[A-Z][A-Z_]{1,60}$/

/** Thrown where a command is refused, on the server, and where the refusal arrives, in the SDK. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCode
  readonly retryAfterMs: number | undefined
  readonly field: string | undefined
  readonly limit: number | undefined
  readonly word: string | undefined
  readonly until: string | undefined
  readonly reason: string | undefined
  /** Whether the same command can succeed later without being changed. */
  readonly retryable: boolean

  constructor(code: ErrorCode, details: RefusalDetails = {}, retryable = RETRYABLE.has(code)) {
    // In a browser the sentences are the page's own.
    super(fillWord(fillLimit(ENGLISH_SENTENCES[code] ?? code, details.limit, 'en'), details.word))
    this.code = code
    this.retryAfterMs = details.retryAfterMs
    this.field = details.field
    this.limit = details.limit
    this.word = details.word
    this.until = details.until
    this.reason = details.reason
    this.retryable = retryable
  }

  /** The refusal as it travels. */
  toWire(): WireError {
    const wire: WireError = { code: this.code, message: this.message, retryable: this.retryable }
    if (this.retryAfterMs !== undefined) wire.retryAfterMs = this.retryAfterMs
    if (this.field !== undefined) wire.field = this.field
    if (this.limit !== undefined) wire.limit = this.limit
    if (this.word !== undefined) wire.word = this.word
    if (this.until !== undefined) wire.until = this.until
    if (this.reason !== undefined) wire.reason = this.reason
    return wire
  }

  /**
   * A refusal that arrived. The word of a newer server is taken as it is: only the page, which has the sentences, must know
   * every code. What is no refusal at all counts as `INTERNAL`, so it is tried again.
   */
  static fromWire(wire: unknown): Refusal {
    const { code, retryable, retryAfterMs, field, limit, word, until, reason } = (wire ?? {}) as Partial<WireError>
    const details: RefusalDetails = {}
    if (typeof retryAfterMs === 'number') details.retryAfterMs = retryAfterMs
    if (typeof field === 'string') details.field = field
    if (typeof limit === 'number') details.limit = limit
    if (typeof word === 'string') details.word = word
    if (typeof until === 'string') details.until = until
    if (typeof reason === 'string') details.reason = reason
    if (typeof code !== 'string' || !CODE.test(code)) return new Refusal('INTERNAL', details)
    return new Refusal(code, details, typeof retryable === 'boolean' ? retryable : undefined)
  }
}
