import type { Readings } from './units.ts'

interface Table {
  readonly initials: string
  readonly finals: string
  /** Two letters for each character from U+4E00 on: its initial and its final; `--` for none. */
  readonly first: string
  /** Further readings, as in `曾zeng,cen 单shan`. */
  readonly others: string
}

const FIRST = 0x4e00
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Reads the packed table; see `scripts/packed-data/pinyin.mjs`. `lü` is `lv`, as it is typed. */
export function readTable({ initials, finals, first, others }: Table): Readings {
  const initialOf = initials.split(' ')
  const finalOf = finals.split(' ')
  const more = new Map(others.split(' ').map((entry) => [entry.slice(0, 1), entry.slice(1).split(',')]))
  const known = new Map<string, readonly string[]>()
  return (character) => {
    const held = known.get(character)
    if (held) return held
    const at = ((character.codePointAt(0) ?? 0) - FIRST) * 2
    const initial = initialOf[LETTERS.indexOf(first[at] ?? '-')]
    const final = finalOf[LETTERS.indexOf(first[at + 1] ?? '-')]
    const found = initial === undefined || final === undefined ? [] : [initial + final, ...(more.get(character) ?? [])]
    known.set(character, found)
    return found
  }
}

let readings: Readings | null = null
let coming: Promise<Readings> | null = null

/** How Chinese is read, once its table is here. */
export function knownReadings(): Readings | null {
  return readings
}

/** Fetches the table, 31 kB gzipped: ask first whether there is anything Chinese. @throws where the network is away. */
export async function loadReadings(): Promise<Readings> {
  if (readings !== null) return readings
  coming ??= import('./pinyin.json').then((module) => readTable(module.default))
  try {
    readings = await coming
    return readings
  } finally {
    coming = null
  }
}
