import { textOfBlocks } from './markdown/text-of.ts'
import { readBody } from './read-body.ts'

/**
 * The words of a message without its signs, for labels, notifications and previews. A spoiler is told by `hidden`, never by
 * what it covers.
 */
export function plainTextOf(body: string, hidden: string): string {
  return textOfBlocks(readBody(body), hidden)
}
