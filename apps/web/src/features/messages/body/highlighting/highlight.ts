import { createLowlight } from 'lowlight'
import { languageCalled, loadLanguage } from './languages.ts'

/** A stretch of code of one colour. */
export interface Token {
  readonly text: string
  readonly kind: TokenKind | null
}

export type TokenKind = 'keyword' | 'string' | 'number' | 'function' | 'comment'

interface Node {
  readonly type: string
  readonly value?: string
  readonly properties?: { readonly className?: unknown }
  readonly children?: readonly Node[]
}

/** More would hold the page up, and nobody reads it for its colours. */
const LONGEST = 20_000

/** Stretches of one colour are elements: what stands behind so many of them is ink like any other. */
const MOST_COLOURED = 500

const lowlight = createLowlight()

/** The colours of some code; null where its language is not known. @throws where the language cannot be fetched. */
export async function highlight(language: string, code: string): Promise<readonly Token[] | null> {
  const name = languageCalled(language)
  if (name === null || code.length > LONGEST) return null
  if (!lowlight.registered(name)) lowlight.register(name, await loadLanguage(name))
  return tokensOf(lowlight.highlight(name, code) as Node)
}

function tokensOf(root: Node): readonly Token[] {
  const tokens: Token[] = []
  let coloured = 0
  const add = (text: string, wanted: TokenKind | null) => {
    const kind = coloured < MOST_COLOURED ? wanted : null
    const last = tokens.at(-1)
    if (last?.kind === kind) tokens[tokens.length - 1] = { kind, text: last.text + text }
    else {
      tokens.push({ kind, text })
      if (kind !== null) coloured++
    }
  }
  const walk = (node: Node, kind: TokenKind | null) => {
    if (node.value !== undefined) add(node.value, kind)
    const own = kindOf(node.properties?.className)
    for (const child of node.children ?? []) walk(child, own ?? kind)
  }
  walk(root, null)
  return tokens
}

/** highlight.js knows a hundred scopes, we know five inks. */
const KINDS: Readonly<Record<string, TokenKind>> = {
  keyword: 'keyword',
  built_in: 'keyword',
  tag: 'keyword',
  name: 'keyword',
  'selector-tag': 'keyword',
  meta: 'keyword',
  section: 'keyword',
  string: 'string',
  regexp: 'string',
  addition: 'string',
  link: 'string',
  number: 'number',
  literal: 'number',
  symbol: 'number',
  bullet: 'number',
  variable: 'number',
  attr: 'function',
  attribute: 'function',
  property: 'function',
  title: 'function',
  type: 'function',
  'selector-class': 'function',
  'selector-id': 'function',
  comment: 'comment',
  quote: 'comment',
  doctag: 'comment',
  deletion: 'comment',
}

function kindOf(classNames: unknown): TokenKind | null {
  const scope = Array.isArray(classNames) ? String(classNames[0]).replace(/^hljs-/, '') : ''
  return Object.hasOwn(KINDS, scope) ? (KINDS[scope] ?? null) : null
}
