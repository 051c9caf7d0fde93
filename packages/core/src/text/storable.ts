import { Refusal } from '@parley/protocol'

/** NUL, which PostgreSQL cannot store, and surrogates without their half, which UTF-8 cannot express. */
const NOT_STORABLE = /\0|\p{Surrogate}/u
const NOT_STORABLE_EACH = /\0|\p{Surrogate}/gu

/** @throws Refusal TEXT_INVALID naming the field */
export function requireStorable(text: string, field: string): void {
  if (NOT_STORABLE.test(text)) throw new Refusal('TEXT_INVALID', { field })
}

/** Text that nobody is asked to mend, such as a user agent: cut and cleaned rather than refused. */
export function toStorable(text: string, mostCharacters: number): string {
  return text.slice(0, mostCharacters).replace(NOT_STORABLE_EACH, '')
}

export function isStorable(text: string): boolean {
  return !NOT_STORABLE.test(text)
}
