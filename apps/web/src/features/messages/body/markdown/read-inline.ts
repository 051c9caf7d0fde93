import { NO_WORD_BEFORE } from '@parley/protocol'
import { addressOf, splitLinks } from '../autolink.ts'
import { pretends, readDestination } from './addresses.ts'
import type { Budget } from './budget.ts'
import { characterBefore, isAsciiWord } from './characters.ts'
import { CodeRuns } from './code-runs.ts'
import { type Delimiter, pairDelimiters, readDelimiter } from './delimiters.ts'
import { readFormula } from './formulas.ts'
import { growTree, type Part } from './grow-tree.ts'
import type { Inline, Reference } from './nodes.ts'
import { textOf } from './text-of.ts'

/** What may be more than text. */
const SIGN = /[\\`*_~|$[\]@#:]/g
const ESCAPED = /^[`*_~|$[\]@#]/
/** At the beginning of a line a backslash keeps what would begin a list or a quote. */
const ESCAPED_AT_START = /^[-+>]/
const PERSON = new RegExp(`${NO_WORD_BEFORE}@[A-Za-z0-9][A-Za-z0-9._-]{0,31}`, 'uy')
const ROOM = /#[\p{L}\p{M}\p{N}._-]{1,100}/uy
const EMOJI = /:[a-z0-9_+-]{2,32}:/y

/** Reads marks, code, links, formulas and references in a few lines of text, in time that grows with its length only. */
export function readInline(text: string, budget: Budget, hasFormulas: boolean): Inline[] {
  if (text === '') return []
  return new InlineReader(text, budget, hasFormulas).read()
}

class InlineReader {
  readonly #text: string
  readonly #budget: Budget
  readonly #hasFormulas: boolean
  readonly #parts: Part[] = []
  /** Where each `[` that may still begin a link stands among the parts. */
  #brackets: number[] = []
  readonly #code: CodeRuns
  #at = 0
  /** Everything before this is in `#parts`. */
  #taken = 0

  constructor(text: string, budget: Budget, hasFormulas: boolean) {
    this.#text = text
    this.#budget = budget
    this.#hasFormulas = hasFormulas
    this.#code = new CodeRuns(text)
  }

  read(): Inline[] {
    const text = this.#text
    let start = 0
    for (const link of splitLinks(text)) {
      if (link.kind === 'link') {
        this.#scan(start)
        if (this.#at <= start) this.#takeLink(start, link.text, link.href)
      }
      start += link.text.length
    }
    this.#scan(text.length)
    this.#takeText(text.length)
    return this.#close(0)
  }

  /** Reads on to `end`, or beyond where something that began before reaches further. */
  #scan(end: number): void {
    while (this.#at < end) {
      SIGN.lastIndex = this.#at
      const match = this.#budget.isSpent ? null : SIGN.exec(this.#text)
      if (match === null || match.index >= end) {
        this.#at = end
        return
      }
      this.#at = match.index
      this.#at = this.#step(match[0], match.index)
    }
  }

  /** Reads what begins with a sign and returns the position behind it. */
  #step(sign: string, at: number): number {
    const text = this.#text
    if (sign === '\\') return this.#escape(at)
    if (sign === '`') {
      const code = this.#code.read(at)
      return code.text === null ? code.end : this.#take(at, code.end, { kind: 'code', text: code.text })
    }
    if (sign === '$') {
      const formula = this.#hasFormulas ? readFormula(text, at) : null
      if (formula !== null) return this.#take(at, formula.end, { kind: 'formula', tex: formula.tex })
      return skipRun(text, at)
    }
    if (sign === '[') {
      this.#takeText(at)
      this.#brackets.push(this.#parts.length)
      this.#parts.push('[')
      this.#taken = at + 1
      return at + 1
    }
    if (sign === ']') return this.#endBracket(at)
    if (sign === '@' || sign === '#' || sign === ':') return this.#reference(sign, at)
    const run = readDelimiter(text, at)
    if ('sign' in run && this.#budget.take(1)) this.#takePart(at, at + run.length, run)
    return at + run.length
  }

  #escape(at: number): number {
    const next = this.#text.charAt(at + 1)
    const starts = at === 0 || this.#text.charAt(at - 1) === '\n'
    const escapes = ESCAPED.test(next) || (starts && ESCAPED_AT_START.test(next))
    if (!escapes) return at + 1
    // Nobody's ¯\_(ツ)_/¯ loses an arm.
    if (this.#text.charAt(at - 1) === '¯') return at + 2
    this.#takeText(at)
    this.#taken = at + 1
    return at + 2
  }

  #reference(sign: Reference['sign'], at: number): number {
    const before = characterBefore(this.#text, at)
    const pattern = sign === '@' ? PERSON : sign === '#' ? ROOM : EMOJI
    pattern.lastIndex = at
    const isTaken = sign !== '@' && (isAsciiWord(before) || before === sign || before === '&')
    let written = isTaken ? undefined : pattern.exec(this.#text)?.[0]
    if (written === undefined) return at + 1
    // In `_@ines_` the last sign belongs to the first.
    if (before === '_') written = written.replace(/_+$/, '')
    const name = sign === ':' ? written.slice(1, -1) : written.slice(1)
    return name === '' ? at + 1 : this.#take(at, at + written.length, { kind: 'reference', sign, name })
  }

  #endBracket(at: number): number {
    const opener = this.#brackets.pop()
    if (opener === undefined || this.#text.charAt(at + 1) !== '(') return at + 1
    const destination = readDestination(this.#text, at + 2)
    if (destination === null) return at + 1
    this.#takeText(at)
    const words = this.#parts.slice(opener + 1).map((part) => (typeof part === 'string' ? part : wordsOf(part)))
    if (words.join('').trim() === '') return at + 1
    if (pretends(words.join(''), destination.href)) {
      this.#brackets = []
      return at + 1
    }
    if (!this.#budget.take(1)) return at + 1
    const children = this.#close(opener + 1)
    this.#parts.length = opener
    this.#parts.push({ kind: 'link', href: destination.href, children: children.flatMap(withoutLink) })
    // A link holds no link, so an earlier bracket has nothing to begin.
    this.#brackets = []
    this.#taken = destination.end
    return destination.end
  }

  #takeLink(start: number, written: string, address: string): void {
    // An address may hold `](`, but where a bracket is open that ends its words.
    const cut = this.#brackets.length === 0 ? -1 : written.indexOf('](')
    const shown = cut === -1 ? written : written.slice(0, cut)
    const href = cut === -1 ? address : addressOf(shown)
    if (href === null) return
    const end = start + shown.length
    if (!this.#budget.take(1)) return
    const isBracketed = this.#text.charAt(start - 1) === '<' && this.#text.charAt(end) === '>' && this.#taken < start
    this.#takeText(isBracketed ? start - 1 : start)
    this.#parts.push({ kind: 'link', href, children: [{ kind: 'text', text: shown }] })
    this.#taken = isBracketed ? end + 1 : end
    this.#at = this.#taken
  }

  #take(at: number, end: number, node: Inline): number {
    if (this.#affords(node)) this.#takePart(at, end, node)
    return end
  }

  #affords(node: Inline): boolean {
    if (node.kind === 'formula') return this.#budget.takeFormula(node.tex)
    // A reference looks for what it names.
    return this.#budget.take(node.kind === 'reference' ? 2 : 1)
  }

  #takePart(at: number, end: number, part: Part): void {
    this.#takeText(at)
    this.#parts.push(part)
    this.#taken = end
  }

  #takeText(end: number): void {
    if (end > this.#taken) this.#parts.push(this.#text.slice(this.#taken, end))
    this.#taken = Math.max(this.#taken, end)
  }

  /** Makes nodes of the parts from an index on. */
  #close(from: number): Inline[] {
    const parts = this.#parts.slice(from)
    pairDelimiters(parts.filter((part): part is Delimiter => typeof part === 'object' && 'opens' in part))
    return growTree(parts)
  }
}

function skipRun(text: string, at: number): number {
  let end = at
  while (text.charAt(end) === text.charAt(at)) end++
  return end
}

function wordsOf(part: Inline | Delimiter): string {
  return 'opens' in part ? part.sign.repeat(part.length) : textOf([part])
}

function withoutLink(node: Inline): readonly Inline[] {
  return node.kind === 'link' ? node.children : [node]
}
