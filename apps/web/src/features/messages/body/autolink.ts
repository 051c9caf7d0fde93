/** A stretch of a message: plain text, or an address that leads somewhere. */
export type Part = { readonly kind: 'text'; readonly text: string } | Link

export interface Link {
  readonly kind: 'link'
  /** As it was written. */
  readonly text: string
  /** Parsed and written out again by the browser's own URL parser; `http:` or `https:` only. */
  readonly href: string
}

/**
 * Where an address ends: white space, quotes and brackets that never stand bare in one, Han and other full-width
 * writing (Chinese sets no space around an address), and controls that turn the direction of text.
 */
const ADDRESS =
  /https?:\/\/[^\s<>"'`{}|\\^\p{Cc}\p{Cf}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef\u2018-\u201f\u2026]+/giu

const PUNCTUATION = '.,;:!?*_~'

/**
 * Splits a message into text and links, in one pass whose time grows with the length of the text only. Everything
 * of the text comes back, in order; what is not a valid address stays text.
 */
export function splitLinks(text: string): readonly Part[] {
  const parts: Part[] = []
  let taken = 0
  for (const match of text.matchAll(ADDRESS)) {
    if (continuesWord(text, match.index)) continue
    const written = withoutTail(match[0])
    const href = addressOf(written)
    if (href === null) continue
    if (match.index > taken) parts.push({ kind: 'text', text: text.slice(taken, match.index) })
    parts.push({ kind: 'link', text: written, href })
    taken = match.index + written.length
  }
  if (taken < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(taken) })
  return parts
}

/** `xhttps://…` is a word, not an address. */
function continuesWord(text: string, index: number): boolean {
  return index > 0 && /[A-Za-z0-9]/.test(text.charAt(index - 1))
}

/** Leaves a sentence's own punctuation, and a bracket that the address did not open, outside. */
function withoutTail(address: string): string {
  let end = address.length
  let open = { round: count(address, '(') - count(address, ')'), square: count(address, '[') - count(address, ']') }
  for (; end > 0; end--) {
    const last = address.charAt(end - 1)
    if (PUNCTUATION.includes(last)) continue
    if (last === ')' && open.round < 0) open = { ...open, round: open.round + 1 }
    else if (last === ']' && open.square < 0) open = { ...open, square: open.square + 1 }
    else break
  }
  return address.slice(0, end)
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

/** An http or https address, written out again by the URL parser; null for anything else. */
export function addressOf(written: string): string | null {
  if (!URL.canParse(written)) return null
  const url = new URL(written)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  // A name before an `@` makes an address look like another house's.
  return isWeb && url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null
}
