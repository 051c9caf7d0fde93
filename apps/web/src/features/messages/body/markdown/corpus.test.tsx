import { WORST_TEXTS } from '@parley/testkit/texts'
import fc from 'fast-check'
import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { readWording } from '../../../../i18n/wording.ts'
import { Blocks } from '../blocks.tsx'
import type { Block } from './nodes.ts'
import { readMarkdown } from './read-blocks.ts'
import { textOfBlocks } from './text-of.ts'

const texts = Object.entries(WORST_TEXTS)

function draw(blocks: readonly Block[]): string {
  const messages = readWording('en')
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <Blocks blocks={blocks} />
    </NextIntlClientProvider>,
  )
}

/** Names need a client to be looked up in; as text they are drawn without one. */
function withoutReferences(text: string): string {
  return text.replace(/[@#]/g, '').replace(/:(?=[a-z0-9_+-]{2})/g, '')
}

const TAGS =
  'p span strong em del code pre div button svg path rect blockquote ol ul li input table thead tbody tr th td a'
const ATTRIBUTES =
  'class dir lang role tabindex style aria-label aria-hidden aria-expanded data-testid data-revealed data-tex data-tooltip data-tooltip-side type disabled checked readonly scope colspan inert href target rel xmlns width height viewbox fill stroke stroke-width stroke-linecap stroke-linejoin d x y rx ry'

describe('the worst that is written', { timeout: 30_000 }, () => {
  it.each(texts)('%s becomes elements of the allow-list only', (_name, text) => {
    const html = draw(readMarkdown(withoutReferences(text)))
    const tags = new Set<string>()
    const said = new Set<string>()
    for (const [, tag = '', attributes = ''] of html.matchAll(/<(?!\/|!--)([^\s>/]+)((?:[^>"]|"[^"]*")*)>/g)) {
      tags.add(tag)
      for (const [attribute] of attributes.matchAll(/[^\s=]+="[^"]*"/g)) said.add(attribute)
    }
    for (const tag of tags) expect(TAGS.split(' ')).toContain(tag)
    for (const attribute of said) {
      const [, name = '', value = ''] = /^([^=]+)="(.*)"$/s.exec(attribute) ?? []
      expect(ATTRIBUTES.split(' ')).toContain(name.toLowerCase())
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)[^\s"<>]+$/)
      if (name === 'style') expect(value).toMatch(/^text-align:(?:left|center|right)$/)
    }
  })

  it.each(texts)('%s is read and drawn well within a second', (_name, text) => {
    const begun = performance.now()
    draw(readMarkdown(withoutReferences(text)))
    // A hundred times what it takes: only what grows faster than its length would fail on a busy machine.
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it.each(texts)('%s becomes so few elements that a browser draws them at once', (_name, text) => {
    const tags = draw(readMarkdown(withoutReferences(text))).match(/<[a-z]/g) ?? []
    expect(tags.length).toBeLessThanOrEqual(1_300)
  })

  it.each(texts)('%s is all there, however little of it is drawn as what it means', (_name, text) => {
    const said = everything(readMarkdown(text))
    for (const letter of new Set(text.match(/[\p{L}\p{N}]/gu) ?? [])) {
      const times = (whole: string) => whole.split(letter).length - 1
      // Names of kinds have letters, too, and addresses are written out again: none may be missing.
      expect(times(said), letter).toBeGreaterThanOrEqual(letter === 'x' && /\[[xX]\]/.test(text) ? 0 : times(text))
    }
  })

  it.each(texts)('%s makes nodes in proportion to its length', (_name, text) => {
    expect(count(readMarkdown(text))).toBeLessThanOrEqual(2 * text.length + 10)
  })
})

describe('a text of more parts than are drawn', () => {
  const parts = (count: number) => Array.from({ length: count }, (_, index) => `\`${index}\``).join(' ')

  it('has its first parts drawn and the rest as it was written', () => {
    const [block, ...others] = readMarkdown(parts(1_000))
    const children = block?.kind === 'text' ? block.children : []
    expect(others).toEqual([])
    expect(children.filter(({ kind }) => kind === 'code')).toHaveLength(600)
    expect(children.at(-1)).toEqual({ kind: 'text', text: ` ${parts(1_000).split(' ').slice(600).join(' ')}` })
  })

  it('has all of them drawn where there are not too many', () => {
    const [block] = readMarkdown(parts(600))
    expect(block?.kind === 'text' && block.children.filter(({ kind }) => kind === 'code')).toHaveLength(600)
  })

  it('leaves a list and a table where they were too long for it', () => {
    const lists = readMarkdown('- a\n'.repeat(400))
    expect(lists.map(({ kind }) => kind)).toEqual(['list', 'text'])
    const tables = readMarkdown(`|a|b|\n|-|-|\n${'|c|d|\n'.repeat(400)}`)
    expect(tables.map(({ kind }) => kind)).toEqual(['table', 'text'])
  })

  it('counts a formula by its letters, and draws the next one that is short enough', () => {
    const long = `$${'a+'.repeat(450)}b$`
    const kinds = readMarkdown(`${long} ${long} $x$`).flatMap((block) => (block.kind === 'text' ? block.children : []))
    expect(kinds.filter(({ kind }) => kind === 'formula')).toHaveLength(2)
  })
})

/** Texts full of the signs that mean something, alone and in groups. */
const sign = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '~~',
    '||',
    '`',
    '```',
    '$',
    '$$',
    '[',
    '](',
    ')',
    '>',
    '- ',
    '1. ',
    '|',
    '|-|',
    '\n',
    '\n\n',
    '\\',
  ],
  ...[
    '@',
    '#',
    ':',
    '<',
    'https://a.test/',
    ' ',
    '  ',
    '[x] ',
    'a',
    'bc',
    '7',
    '中',
    '。',
    '🎉',
    '\u0301',
    '\u202e',
    '\t',
  ],
)
const messy = fc.array(fc.oneof(sign, fc.string({ maxLength: 4 })), { maxLength: 120 }).map((parts) => parts.join(''))

describe('any text', () => {
  it('is read without an error, and again to the same', () => {
    fc.assert(fc.property(messy, (text) => void expect(readMarkdown(text)).toEqual(readMarkdown(text))))
  })

  it('keeps what was written, in order, but for signs', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const blocks = readMarkdown(text)
        expect(isWithin(textOfBlocks(blocks).replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''))).toBe(true)
        expect(isWithin(letters(text), letters(everything(blocks)))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('makes at most twice the nodes where it is twice as long', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const once = count(readMarkdown(text))
        expect(count(readMarkdown(`${text}\n\n${text}`))).toBeLessThanOrEqual(2 * once + text.length + 10)
      }),
    )
  })

  it('is never nested deeper than levels and marks allow', () => {
    fc.assert(fc.property(messy, (text) => void expect(depth(readMarkdown(text))).toBeLessThanOrEqual(24)))
  })
})

type Node = object | string

function childrenOf(node: Node): Node[] {
  return typeof node === 'string'
    ? []
    : Object.values(node).flatMap((value) => (typeof value === 'object' && value ? [value] : []))
}

function count(node: Node): number {
  return childrenOf(node).reduce((sum: number, child) => sum + count(child), 1)
}

function depth(node: Node): number {
  return childrenOf(node).reduce(
    (deepest: number, child) => Math.max(deepest, 1 + depth(child)),
    Array.isArray(node) ? -1 : 0,
  )
}

/** All that a tree holds of its text: also what names a language and where links lead. */
function everything(node: Node): string {
  if (typeof node === 'string') return node
  const { href, ...rest } = node as { href?: string }
  return (
    Object.values(rest)
      .map((value) => everything(value ?? ''))
      .join('') + (href === undefined ? '' : everything(href))
  )
}

/** Letters that no sign, no address and no name of a node is made of. */
function letters(text: string): string {
  return text.replaceAll(/[^ZQ]/g, '')
}

/** Whether one text is the other with something left out. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const character of part) {
    at = whole.indexOf(character, at)
    if (at === -1) return false
    at += character.length
  }
  return true
}
