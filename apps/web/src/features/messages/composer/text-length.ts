import type { Limits } from '@parley/protocol'

/** How a text stands to the limits of a message. */
export interface TextLength {
  /** Unicode code points, without white space at the end, which is dropped. */
  readonly characters: number
  /** From 90 % of the limit on a counter is shown. */
  readonly isNear: boolean
  /** Code points beyond the limit; 0 within it. */
  readonly over: number
  /** Bytes of UTF-8 beyond the limit; 0 within it. */
  readonly overBytes: number
}

type BodyLimits = Pick<Limits, 'bodyCharacters' | 'bodyBytes'>

const NEAR_SHARE = 0.9

/** Whether a text is too short to be near its limits, whatever is in it: a unit of it is a character, and three bytes, at most. */
export function isFarFromLimits({ length }: string, { bodyCharacters, bodyBytes }: BodyLimits): boolean {
  return length < bodyCharacters * NEAR_SHARE && length * 3 < bodyBytes * NEAR_SHARE
}

export function measureText(text: string, { bodyCharacters, bodyBytes }: BodyLimits): TextLength {
  const body = text.trimEnd()
  let characters = 0
  let bytes = 0
  for (let index = 0; index < body.length; index++) {
    const code = body.charCodeAt(index)
    characters++
    if (code < 0x80) bytes += 1
    else if (code < 0x800) bytes += 2
    else if (code >= 0xd800 && code < 0xdc00 && index + 1 < body.length) {
      // A surrogate pair is one character.
      bytes += 4
      index++
    } else bytes += 3
  }
  return {
    characters,
    isNear: characters >= bodyCharacters * NEAR_SHARE || bytes >= bodyBytes * NEAR_SHARE,
    over: Math.max(0, characters - bodyCharacters),
    overBytes: Math.max(0, bytes - bodyBytes),
  }
}
