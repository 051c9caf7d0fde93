import type { Block, Inline } from './nodes.ts'

/** The bare words of some nodes: what is drawn, without how. A spoiler is told by `hidden` where that is given. */
export function textOf(nodes: readonly Inline[], hidden?: string): string {
  return nodes.map((node) => wordsOf(node, hidden)).join('')
}

function wordsOf(node: Inline, hidden: string | undefined): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text
    case 'formula':
      return node.tex
    case 'reference':
      return `${node.sign}${node.name}${node.sign === ':' ? ':' : ''}`
    case 'spoiler':
      return hidden ?? textOf(node.children)
    default:
      return textOf(node.children, hidden)
  }
}

/** The bare words of a whole message, a line for each line. */
export function textOfBlocks(blocks: readonly Block[], hidden?: string): string {
  return blocks.map((block) => wordsOfBlock(block, hidden)).join('\n')
}

function wordsOfBlock(block: Block, hidden: string | undefined): string {
  switch (block.kind) {
    case 'text':
      return textOf(block.children, hidden)
    case 'code':
      return block.text
    case 'formula':
      return block.tex
    case 'quote':
      return textOfBlocks(block.children, hidden)
    case 'list':
      return block.items
        .map(({ marker, done, children }) =>
          [marker, ...(done === null ? [] : [done ? '[x]' : '[ ]']), textOfBlocks(children, hidden)].join(' '),
        )
        .join('\n')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map((cell) => textOf(cell, hidden)).join('\t')).join('\n')
  }
}
