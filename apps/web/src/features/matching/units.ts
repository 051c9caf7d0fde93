import { fold, hasHan } from './fold.ts'

/** The ways in which a Chinese character is read, in pinyin without tones; none for anything else. */
export type Readings = (character: string) => readonly string[]

/** A word of a name, or one Chinese character of it, in every spelling that it may be typed in. */
export interface Unit {
  readonly spellings: readonly string[]
}

/** Where one thing ends and another begins: no match goes over it. */
const BREAK: Unit = { spellings: [] }

/**
 * The units of a text, folded. A word ends where its letters do and where digits begin; a comma and a new line part what
 * stands on either side.
 */
export function unitsOf(text: string, readings: Readings | null): readonly Unit[] {
  const units: Unit[] = []
  let word = ''
  let kind: Kind = 'sign'
  const end = () => {
    if (word !== '') units.push({ spellings: [word] })
    word = ''
  }
  for (const character of fold(text)) {
    const next = kindOf(character)
    if (next !== kind || next === 'han') end()
    kind = next
    if (next === 'letter' || next === 'digit') word += character
    else if (next === 'han') units.push({ spellings: [character, ...(readings?.(character) ?? [])] })
    else if (character === ',' || character === '\n') units.push(BREAK)
  }
  end()
  return units
}

type Kind = 'letter' | 'digit' | 'han' | 'sign'

/** Names are many and mostly plain: those characters are not asked of a pattern. */
function kindOf(character: string): Kind {
  const code = character.charCodeAt(0)
  if (code >= 0x61 && code <= 0x7a) return 'letter'
  if (code < 0x80) return code >= 0x30 && code <= 0x39 ? 'digit' : 'sign'
  if ((code >= 0x4e00 && code <= 0x9fff) || hasHan(character)) return 'han'
  return /[\p{L}\p{M}]/u.test(character) ? 'letter' : /\p{N}/u.test(character) ? 'digit' : 'sign'
}
