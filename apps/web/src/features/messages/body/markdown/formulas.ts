import { characterBefore, isAsciiWord, isSpace } from './characters.ts'

/** Longer ones are shown as they were typed: TeX is slow to set. */
const LONGEST = 1_000
/** Prices stand between `$` signs, too: what begins with a digit is a formula only if it calculates something. */
const CALCULATES = /[\\^_={}<>]/

/** Reads a formula between `$` or `$$` from its first sign. Null where the signs are money, shell variables or alone. */
export function readFormula(text: string, at: number): { readonly tex: string; readonly end: number } | null {
  const sign = text.charAt(at + 1) === '$' ? '$$' : '$'
  const from = at + sign.length
  const before = characterBefore(text, at)
  if (text.charAt(from) === '$' || isSpace(text.charAt(from)) || isAsciiWord(before)) return null
  const close = findClose(text, sign, from)
  if (close === -1 || close === from) return null
  const tex = text.slice(from, close)
  const after = text.charAt(close + sign.length)
  if (isSpace(tex.charAt(tex.length - 1)) || isAsciiWord(after) || after === '$') return null
  if (sign === '$' && /^[\d.,]/.test(tex) && !CALCULATES.test(tex)) return null
  return { tex, end: close + sign.length }
}

/** The next `$` decides: a formula goes neither past it nor past its line. */
function findClose(text: string, sign: string, from: number): number {
  for (let at = from; at < text.length && at - from <= LONGEST; at++) {
    const character = text.charAt(at)
    if (character === '\\') at++
    else if (character === '\n') return -1
    else if (character === '$') return text.startsWith(sign, at) ? at : -1
  }
  return -1
}
