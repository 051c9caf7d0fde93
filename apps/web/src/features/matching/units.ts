import { fold, hasHan } from './fold.ts'

/** The ways in which a Chinese character is read, in pinyin without tones; none for anything else. */
export type Readings = (character: string) => readonly string[]

/** A word of a name, or one Chinese character of it, in every spelling that it may be typed in. */
export interface Unit {
  readonly spellings: readonly string[]
}

/** Where one thing ends and another begins: no match goes over it. */
const BREAK: Unit = { spellings: [] }

const PARTS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\p{N}+|[,\n]/gu

/**
 * The units of a text, folded. A word ends where its letters do and where digits begin; a comma and a new line part what
 * stands on either side.
 */
export function unitsOf(text: string, readings: Readings | null): readonly Unit[] {
  const units: Unit[] = []
  for (const [part] of fold(text).matchAll(PARTS)) {
    if (part === ',' || part === '\n') units.push(BREAK)
    else units.push({ spellings: hasHan(part) ? [part, ...(readings?.(part) ?? [])] : [part] })
  }
  return units
}
