import { Fragment, type ReactNode } from 'react'
import { CodeBlock } from './code-block.tsx'
import { Formula } from './formula.tsx'
import { InlineText } from './inline-text.tsx'
import type { Block, Inline, ListItem, Table } from './markdown/nodes.ts'

/** The allow-list of what a message is made of: each kind of block has its element here, and nothing else is ever drawn. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks are never moved; a text that changes is read anew.
  return blocks.map((block, index) => <BlockNode key={index} block={block} />)
}

function BlockNode({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'text':
      return <Paragraph nodes={block.children} />
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />
    case 'formula':
      return <Formula tex={block.tex} isBlock />
    case 'quote':
      return (
        <blockquote className="grid gap-1 border-line-strong border-s-2 ps-2.5 text-ink-muted">
          <Blocks blocks={block.children} />
        </blockquote>
      )
    case 'list':
      return <List ordered={block.ordered} items={block.items} />
    case 'table':
      return <TableBlock table={block} />
  }
}

function Paragraph({ nodes }: { nodes: readonly Inline[] }) {
  return (
    <p dir="auto" className="whitespace-pre-wrap">
      <InlineText nodes={nodes} />
    </p>
  )
}

/** Its marks are text, as they were typed, so that they are copied with it. */
function List({ ordered, items }: { ordered: boolean; items: readonly ListItem[] }) {
  const Tag = ordered ? 'ol' : 'ul'
  return (
    // The role is for Safari, which says nothing of lists without marks of its own.
    <Tag role="list" dir="auto">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <Item key={index} item={item} ordered={ordered} />
      ))}
    </Tag>
  )
}

function Item({ item, ordered }: { item: ListItem; ordered: boolean }) {
  const [first, ...rest] = item.children
  return (
    <li className="ps-6">
      <span
        aria-hidden
        className={`-ms-6 inline-block min-w-6 whitespace-pre pe-1.5 text-ink-muted tabular-nums ${item.done === null ? '' : 'opacity-0'}`}
      >{`${ordered ? item.marker : '•'} `}</span>
      {item.done === null ? null : <Task done={item.done} />}
      {first?.kind === 'text' ? (
        <span dir="auto" className="whitespace-pre-wrap">
          <InlineText nodes={first.children} />
        </span>
      ) : (
        <Blocks blocks={first === undefined ? [] : [first]} />
      )}
      <Blocks blocks={rest} />
    </li>
  )
}

/** A box that nobody ticks here. Beside it, without a width, is what a copy says instead. */
function Task({ done }: { done: boolean }) {
  return (
    <Fragment>
      <input type="checkbox" checked={done} disabled readOnly className="size-3.5 align-[-2px]" />
      <span
        aria-hidden
        className="inline-block h-4 w-0 overflow-hidden whitespace-pre align-bottom"
      >{`[${done ? 'x' : ' '}]`}</span>{' '}
    </Fragment>
  )
}

function TableBlock({ table }: { table: Table }) {
  const { alignments, head, rows } = table
  const alignment = (column: number) => ({ textAlign: alignments[column] ?? undefined }) as const
  return (
    // A wide table is scrolled, with the keyboard too.
    <div
      tabIndex={head.length > 3 ? 0 : undefined}
      className="w-fit max-w-full overflow-x-auto rounded-card border border-line"
    >
      <table className="border-collapse text-ui">
        <thead className="bg-sunken">
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <th key={column} scope="col" dir="auto" style={alignment(column)} className={`${CELL} font-semibold`}>
                <InlineText nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <tr key={index} className="border-line border-t">
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={column} dir="auto" style={alignment(column)} className={CELL}>
                  <InlineText nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const CELL = 'border-line border-s px-2.5 py-1 text-start align-top first:border-s-0'
