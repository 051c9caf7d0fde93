import { readMarkdown } from './markdown/read-blocks.ts'
import { textOfBlocks } from './markdown/text-of.ts'

/** Enough for a label or a preview. */
const READ = 2_000

/**
 * The words of a message without its signs, for labels, notifications and previews. A spoiler is told by `hidden`, never by
 * what it covers.
 */
export function plainTextOf(body: string, hidden: string): string {
  return textOfBlocks(readMarkdown(body.slice(0, READ)), hidden)
}
