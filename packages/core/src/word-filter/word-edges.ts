/** Letters that words with spaces between them are made of. Chinese, Japanese and Thai words stand side by side. */
const OF_WORD = /[\p{L}\p{N}\p{M}_]/u
const SIDE_BY_SIDE =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Whether a character is part of a word that ends where another character stands. */
export function isOfWord(character: string): boolean {
  return OF_WORD.test(character) && !SIDE_BY_SIDE.test(character)
}

/** The character that ends before a place; empty at the beginning. */
export function characterBefore(text: string, at: number): string {
  if (at <= 0) return ''
  const unit = text.charCodeAt(at - 1)
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && at > 1
  return text.slice(at - (isPair ? 2 : 1), at)
}

/** The character that begins at a place; empty at the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** Of each place in a text, where the word around it begins and ends: one look at each character. */
export class WordEdges {
  readonly #starts: Int32Array
  readonly #ends: Int32Array

  constructor(text: string) {
    this.#starts = new Int32Array(text.length + 1)
    this.#ends = new Int32Array(text.length + 1)
    const isIn: boolean[] = []
    for (const character of text) for (const _ of unitsOf(character)) isIn.push(isOfWord(character))
    for (let at = 0; at <= text.length; at += 1) this.#starts[at] = isIn[at - 1] ? (this.#starts[at - 1] ?? 0) : at
    for (let at = text.length; at >= 0; at -= 1) this.#ends[at] = isIn[at] ? (this.#ends[at + 1] ?? 0) : at
  }

  /** Beginning of the word that goes on before this place; the place itself where none does. */
  startBefore(at: number): number {
    return this.#starts[at] ?? at
  }

  /** End of the word that goes on after this place; the place itself where none does. */
  endAfter(at: number): number {
    return this.#ends[at] ?? at
  }
}

function unitsOf(character: string): number[] {
  return character.length === 2 ? [0, 1] : [0]
}
