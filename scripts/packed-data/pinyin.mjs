import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from '../root.mjs'

/**
 * Writes the table of pinyin readings that the browser searches with. Run by hand, with the folder of an unpacked
 * `pinyin-pro` (3.29.4, MIT): `node scripts/packed-data/pinyin.mjs <folder>`. The library itself would be 140 kB gzipped;
 * this is 31, because it holds single characters without tones, and other readings only of common characters.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder has pinyin-pro?')

/** @type {{ pinyin: (text: string, options: object) => string[] }} */
const { pinyin } = createRequire(import.meta.url)(path.resolve(folder, 'dist/index.js'))

const FIRST = 0x4e00
const LAST = 0x9fff
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** @param {string} character */
const readingsOf = (character) => [
  ...new Set(
    pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }).filter((reading) =>
      /^[a-z]+$/.test(reading),
    ),
  ),
]

/** @param {string} syllable @returns {readonly [string, string]} */
const parts = (syllable) => {
  const [, initial = '', final = ''] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$/.exec(syllable) ?? []
  return [initial, final]
}

/** The 6,763 characters of GB 2312, where other readings are worth their bytes. */
function common() {
  const decoder = new TextDecoder('gb2312')
  const found = new Set()
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) found.add(decoder.decode(Uint8Array.of(row, cell)))
  return found
}

const characters = Array.from({ length: LAST - FIRST + 1 }, (_, index) => String.fromCodePoint(FIRST + index))
const readings = characters.map(readingsOf)
const initials = [...new Set(readings.flat().map((syllable) => parts(syllable)[0]))].sort()
const finals = [...new Set(readings.flat().map((syllable) => parts(syllable)[1]))].sort()
const first = readings
  .map(([reading]) => {
    if (reading === undefined) return '--'
    const [initial, final] = parts(reading)
    return `${LETTERS[initials.indexOf(initial)]}${LETTERS[finals.indexOf(final)]}`
  })
  .join('')
const frequent = common()
const others = characters
  .flatMap((character, index) => {
    const more = (readings[index] ?? []).slice(1)
    return more.length > 0 && frequent.has(character) ? [`${character}${more.join(',')}`] : []
  })
  .join(' ')

const target = path.join(root, 'apps/web/src/features/matching/pinyin.json')
mkdirSync(path.dirname(target), { recursive: true })
const table = { initials: initials.join(' '), finals: finals.join(' '), first, others }
writeFileSync(target, `${JSON.stringify(table, null, 2)}\n`)
