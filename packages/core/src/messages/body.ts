import { type Limits, Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/**
 * The body as it is stored: white space at its end dropped, else as it was typed.
 * @param mayBeEmpty true where something else stands for it, such as a picture
 * @throws Refusal TEXT_INVALID, MESSAGE_EMPTY, MESSAGE_TOO_LONG with the limit in characters
 */
export function parseBody(
  input: string,
  limits: Pick<Limits, 'bodyCharacters' | 'bodyBytes'>,
  mayBeEmpty = false,
): string {
  requireStorable(input, 'body')
  const body = input.trimEnd()
  if (body === '' && mayBeEmpty) return body
  if (!hasVisibleCharacter(body)) throw new Refusal('MESSAGE_EMPTY', { field: 'body' })
  const characters = countCharacters(body)
  const bytes = Buffer.byteLength(body)
  if (characters > limits.bodyCharacters || bytes > limits.bodyBytes) {
    // The sentence counts characters: where bytes are what is over, as many as would fit of this text's kind.
    const fitting = Math.floor((limits.bodyBytes * characters) / bytes)
    throw new Refusal('MESSAGE_TOO_LONG', { field: 'body', limit: Math.min(limits.bodyCharacters, fitting) })
  }
  return body
}
