/** Letters that stay whole when diacritics are taken off, as people type them without. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, where nothing is to be taken off.
const PLAIN_TEXT = /^[\x00-\x7f]*$/

/** How names and queries are compared: lower case, without diacritics, full-width letters as plain ones. */
export function fold(text: string): string {
  if (PLAIN_TEXT.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => PLAIN[letter] ?? letter)
}

const HAN = /\p{Script=Han}/u

/** Whether pinyin could find anything in it. */
export function hasHan(text: string): boolean {
  return HAN.test(text)
}
