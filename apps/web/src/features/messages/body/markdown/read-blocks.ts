import { Budget } from './budget.ts'
import { addText } from './grow-tree.ts'
import type { Block, Inline } from './nodes.ts'
import { readFence } from './read-fence.ts'
import { readFormulaBlock } from './read-formula-block.ts'
import { readInline } from './read-inline.ts'
import { readList } from './read-list.ts'
import { isQuoted, readQuote } from './read-quote.ts'
import { readTable } from './read-table.ts'

/** Quotes and lists within one another are text from here on. */
const DEEPEST = 6
/** With more `$` signs than this there are no formulas: setting one costs a fraction of a millisecond. */
const MOST_DOLLARS = 100
/** With more fences than this there are no code blocks, of which each has a button and colours. */
const MOST_FENCES = 60

/** A block of code has a head and a button. */
const CODE_COSTS = 16

/** What a reader found: nodes, and the line behind them. */
export interface Found {
  readonly block: Block
  readonly end: number
}

/** Lines of a message, or of a quote or list item in one. */
export interface Lines {
  readonly lines: readonly string[]
  /** Reads lines that stand one level deeper. */
  deeper(lines: readonly string[]): Block[]
  inline(text: string): Inline[]
  readonly budget: Budget
  /** Lines before this one begin no formula: a search for its end found none. */
  withoutFormulaBefore: number
}

/**
 * Reads a message: the parts of GitHub's Markdown that people write in a chat, with spoilers, formulas and references. Each
 * text is valid, no input is an error, and the time grows with its length only. There is no HTML, no picture, no heading.
 */
export function readMarkdown(text: string): Block[] {
  const hasFormulas = count(text, /\$/g) <= MOST_DOLLARS
  const budget = new Budget()
  return readBlocks(text.replace(/\r\n?/g, '\n').split('\n'), {
    depth: 0,
    hasFormulas,
    hasCode: count(text, /`{3}|~{3}/g) <= MOST_FENCES,
    budget,
    inline: (lines) => readInline(lines, budget, hasFormulas),
  })
}

interface Reading {
  readonly depth: number
  readonly hasFormulas: boolean
  readonly hasCode: boolean
  readonly budget: Budget
  inline(text: string): Inline[]
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}

function readBlocks(lines: readonly string[], reading: Reading): Block[] {
  const { inline, depth, hasFormulas, budget } = reading
  const blocks: Block[] = []
  const source: Lines = {
    lines,
    deeper: (inner) => readBlocks(inner, { ...reading, depth: depth + 1 }),
    inline,
    budget,
    withoutFormulaBefore: hasFormulas ? 0 : lines.length,
  }
  let written: string[] = []
  const flush = () => {
    const children = readLines(written, inline)
    if (children.length > 0) blocks.push({ kind: 'text', children })
    written = []
  }
  for (let at = 0; at < lines.length; ) {
    const found = readBlock(source, at, reading, written.at(-1)?.trim() === '' || written.length === 0)
    if (found === null) {
      written.push(lines[at] ?? '')
      at++
    } else {
      flush()
      blocks.push(found.block)
      at = found.end
    }
  }
  flush()
  return blocks
}

/** What begins at a line, null where it is only text. */
function readBlock(source: Lines, at: number, { depth, hasCode }: Reading, isFree: boolean): Found | null {
  const line = source.lines[at] ?? ''
  if (source.budget.isSpent) return null
  const code = hasCode ? readFence(source, at) : null
  if (code !== null) return source.budget.take(CODE_COSTS) ? code : null
  const found = readFormulaBlock(source, at) ?? readTable(source, at)
  if (found !== null || depth >= DEEPEST) return found
  return isQuoted(line) ? readQuote(source, at) : readList(source, at, isFree)
}

/** Text with its line breaks. A mark does not reach over a blank line. */
function readLines(lines: readonly string[], inline: Lines['inline']): Inline[] {
  const text = lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
  const children: Inline[] = []
  for (const part of text.split(/(\n[ \t]*\n)/)) {
    for (const node of inline(part)) {
      if (node.kind === 'text') addText(children, node.text)
      else children.push(node)
    }
  }
  return children
}
