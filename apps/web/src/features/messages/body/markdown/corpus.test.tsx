import fc from 'fast-check'
import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { readWording } from '../../../../i18n/wording.ts'
import { Blocks } from '../blocks.tsx'
import { CORPUS } from './corpus.ts'
import type { Block } from './nodes.ts'
import { readMarkdown } from './read-blocks.ts'
import { textOfBlocks } from './text-of.ts'

const texts = Object.entries(CORPUS)

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

  it.each(texts)('%s makes nodes in proportion to its length', (_name, text) => {
    expect(count(readMarkdown(text))).toBeLessThanOrEqual(2 * text.length + 10)
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
