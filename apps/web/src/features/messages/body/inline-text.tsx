import type { ReactNode } from 'react'
import { Formula } from './formula.tsx'
import type { Inline } from './markdown/nodes.ts'
import { textOf } from './markdown/text-of.ts'
import { ReferenceChip } from './reference-chip.tsx'
import { Spoiler } from './spoiler.tsx'

/**
 * The allow-list of what stands in a line: each kind of node has its element here, and nothing else is ever drawn. React
 * escapes the texts; addresses have passed the parser.
 */
export function InlineText({ nodes, isLinked = false }: { nodes: readonly Inline[]; isLinked?: boolean }) {
  // Nodes are never moved or changed: a text that changes is read anew.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
  return nodes.map((node, index) => <InlineNode key={index} node={node} isLinked={isLinked} />)
}

function InlineNode({ node, isLinked }: { node: Inline; isLinked: boolean }): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'code':
      return <code className="rounded-seal bg-active px-1 py-px text-[0.8667em]">{node.text}</code>
    case 'formula':
      return <Formula tex={node.tex} />
    case 'reference':
      return isLinked ? textOf([node]) : <ReferenceChip reference={node} />
    case 'link':
      return (
        <a
          href={node.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="rounded-seal underline decoration-1 decoration-link-line underline-offset-3"
        >
          <InlineText nodes={node.children} isLinked />
        </a>
      )
    case 'strong':
      return (
        <strong className="font-semibold">
          <InlineText nodes={node.children} isLinked={isLinked} />
        </strong>
      )
    case 'emphasis':
      return (
        <em className="zh:not-italic zh:[text-emphasis:filled_dot] zh:[text-emphasis-position:under_right]">
          <InlineText nodes={node.children} isLinked={isLinked} />
        </em>
      )
    case 'strike':
      return (
        <del>
          <InlineText nodes={node.children} isLinked={isLinked} />
        </del>
      )
    case 'spoiler':
      return (
        <Spoiler>
          <InlineText nodes={node.children} isLinked={isLinked} />
        </Spoiler>
      )
  }
}
