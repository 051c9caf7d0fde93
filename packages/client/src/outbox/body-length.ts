import { type Limits, MAX_FRAME_BYTES, Refusal } from '@parley/protocol'

type BodyLimits = Pick<Limits, 'bodyCharacters' | 'bodyBytes'>

/** A UTF-16 unit is at most three bytes of UTF-8, and at most six as JSON escapes it. */
const MOST_BYTES = 3
const MOST_ESCAPED_BYTES = 6

/**
 * MESSAGE_TOO_LONG, with the limit in characters, where the server would refuse the body or a frame could not hold it:
 * a frame that is too large ends the connection instead of being refused. Null where the body may be sent.
 */
export function refuseLength(body: string, { bodyCharacters, bodyBytes }: BodyLimits): Refusal | null {
  if (body.length <= bodyCharacters && body.length * MOST_BYTES <= bodyBytes && fitsFrame(body)) return null
  // The server drops white space at the end, too, before it measures.
  const text = body.trimEnd()
  const characters = countCodePoints(text)
  const bytes = new TextEncoder().encode(text).length
  if (characters <= bodyCharacters && bytes <= bodyBytes && fitsFrame(body)) return null
  // The sentence counts characters: where bytes are what is over, as many as would fit of this text's kind.
  const fitting = bytes === 0 ? bodyCharacters : Math.floor((bodyBytes * characters) / bytes)
  return new Refusal('MESSAGE_TOO_LONG', { field: 'body', limit: Math.min(bodyCharacters, fitting) })
}

function fitsFrame(body: string): boolean {
  if (body.length * MOST_ESCAPED_BYTES <= MAX_FRAME_BYTES) return true
  return new TextEncoder().encode(JSON.stringify(body)).length <= MAX_FRAME_BYTES
}

function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
