/** The classes of characters that decide what a `*` means. The edge of a text counts as white space. */
const SPACE = /^\s/u
/** Emoji are left out on purpose: `**done** 🎉` and `**🎉**!` both work. */
const PUNCTUATION = /^[\p{P}$+<=>^`|~]/u
/** Scripts without spaces between words, with their own punctuation. */
const CJK =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/u
const ASCII_WORD = /^[A-Za-z0-9]/

export const isSpace = (character: string) => character === '' || SPACE.test(character)
export const isPunctuation = (character: string) => PUNCTUATION.test(character)
export const isCjk = (character: string) => CJK.test(character)
export const isAsciiWord = (character: string) => ASCII_WORD.test(character)

/** The character before a position, '' at the beginning. */
export function characterBefore(text: string, at: number): string {
  const last = text.charAt(at - 1)
  return last >= '\udc00' && last <= '\udfff' ? text.slice(at - 2, at) : last
}

/** The character at a position, '' at the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
