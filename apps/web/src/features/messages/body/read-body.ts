import type { Block } from './markdown/nodes.ts'
import { readMarkdown } from './markdown/read-blocks.ts'

/** About what a few screens hold: rows come and go while one scrolls, and their labels read them, too. */
const KEPT = 200
const known = new Map<string, readonly Block[]>()

/** What a message is made of. The same object for the same text, as long as it is about. */
export function readBody(text: string): readonly Block[] {
  let blocks = known.get(text)
  if (blocks === undefined) blocks = readMarkdown(text)
  else known.delete(text)
  known.set(text, blocks)
  const [oldest] = known.keys()
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
  return blocks
}
