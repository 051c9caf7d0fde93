import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'

/**
 * Writes what the browser knows of emoji, and which names of theirs no custom emoji may have. Run by hand, with the folder of an unpacked `emojibase-data` (17.0.0, MIT; names
 * and keywords are those of Unicode's CLDR): `node scripts/packed-data/emoji.mjs <folder>`. One line an emoji, fields parted by
 * tabs, lists by commas; the Chinese file has the same lines in the same order.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder has emojibase-data?')

/** Newer ones are boxes on many systems. */
const NEWEST = 15.1
/** Parts of emoji rather than emoji: tones, hair. */
const COMPONENTS = 2
const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿']

/**
 * @typedef {{ hexcode: string, label: string, tags?: string[], emoji: string, group?: number, order?: number,
 *   version: number, skins?: { emoji: string, tone: number | number[] }[] }} Entry
 */

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(path.resolve(String(folder), file), 'utf8'))

/** @type {Record<string, string | string[]>[]} */
const shortcodeSets = ['github', 'iamcal', 'emojibase'].map((name) => read(`en/shortcodes/${name}.json`))
/** @type {Entry[]} */
const english = read('en/data.json')
/** @type {Map<string, Entry>} */
const chinese = new Map(read('zh/data.json').map((/** @type {Entry} */ entry) => [entry.hexcode, entry]))

const chosen = english
  .filter(({ group, version }) => group !== undefined && group !== COMPONENTS && version <= NEWEST)
  .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))

/** @param {string} emoji @param {string} tone The rule by which the browser makes tones: see `tone.ts`. */
const inTone = (emoji, tone) => emoji.replace(/(\p{Emoji_Modifier_Base})\ufe0f?/gu, `$1${tone}`)

/** @param {Entry} entry Whether the rule gives every tone that there is. */
function hasTones({ emoji, skins = [] }) {
  const same = skins.filter(({ tone }) => new Set([tone].flat()).size === 1)
  return same.length === TONES.length && same.every((skin, index) => skin.emoji === inTone(emoji, TONES[index] ?? ''))
}

/** @param {Entry} entry */
const words = ({ label, tags = [] }) => `${label}\t${tags.filter((tag) => tag !== label).join(',')}`

/** A shortcode that two sets give to different emoji belongs to the one of the earlier set. @type {Map<string, string>} */
const owners = new Map()
for (const set of shortcodeSets)
  for (const { hexcode } of chosen)
    for (const shortcode of [set[hexcode] ?? []].flat()) if (!owners.has(shortcode)) owners.set(shortcode, hexcode)

/** @param {Entry} entry */
const shortcodes = ({ hexcode }) => {
  const all = new Set(shortcodeSets.flatMap((set) => set[hexcode] ?? []))
  return [...all].filter((shortcode) => owners.get(shortcode) === hexcode).join(',')
}

/** @param {string} emoji As Unicode recommends it: the selector only after what would be text without it. */
const qualified = (emoji) => emoji.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1')

const rows = chosen.map((entry) =>
  [qualified(entry.emoji), entry.group, hasTones(entry) ? '1' : '', shortcodes(entry), words(entry)].join('\t'),
)
const chineseRows = chosen.map(({ hexcode }) => {
  const entry = chinese.get(hexcode)
  return entry ? words(entry) : '\t'
})

const target = path.join(root, 'apps/web/src/features/emoji/data')
mkdirSync(target, { recursive: true })
/** @param {string} name @param {string[]} lines */
const write = (name, lines) =>
  writeFileSync(path.join(target, name), `${JSON.stringify({ rows: lines.join('\n') }, null, 2)}\n`)
write('emoji.json', rows)
write('words.zh-CN.json', chineseRows)

/** The rule of the protocol's `EMOJI_NAME`. */
const CUSTOM_NAME = /^[a-z0-9][a-z0-9_-]{1,30}$/
const names = [...owners.keys()].filter((name) => CUSTOM_NAME.test(name)).sort()
writeFileSync(
  path.join(root, 'packages/core/src/emoji/built-in-names.ts'),
  `// Written by scripts/packed-data/emoji.mjs.

/** What the emoji that everybody has are called, as far as a custom one could be called so. */
export const BUILT_IN_NAMES: ReadonlySet<string> = new Set(
  '${names.join(' ')}'.split(
    ' ',
  ),
)
`,
)

const byName = chosen.flatMap((entry) => {
  const names = shortcodes(entry)
  return names === '' ? [] : [`${qualified(entry.emoji)} ${names.replaceAll(',', ' ')}`]
})
writeFileSync(
  path.join(root, 'apps/worker/src/imports/emoji-names.ts'),
  `// Written by scripts/packed-data/emoji.mjs.

const NAMES =
  '${byName.join(',')}'

/** The emoji that other chats call so, by name. */
const EMOJI: ReadonlyMap<string, string> = new Map(
  NAMES.split(',').flatMap((line) => {
    const [emoji = '', ...names] = line.split(' ')
    return names.map((name) => [name, emoji] as const)
  }),
)

export function emojiNamed(name: string): string | undefined {
  return EMOJI.get(name)
}
`,
)

const unruly = chosen.filter((entry) => entry.skins && !hasTones(entry))
console.log(`${rows.length} emoji; without tones, though there are some: ${unruly.map(({ emoji }) => emoji).join(' ')}`)
