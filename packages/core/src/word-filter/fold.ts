/** A text as the filter reads it, and where each of its UTF-16 units stood before. */
export interface Folded {
  readonly text: string
  /** Beginning, in the original, of what each unit was made of. Null where nothing moved. */
  readonly starts: readonly number[] | null
  /** Its end. */
  readonly ends: readonly number[] | null
}

/** A letter with the marks on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu
/** What nothing is drawn for, such as a zero-width space in the middle of a word. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const LATIN_MARKS = /[\u0300-\u036f]/g
/** Nothing in it is changed but its case. */
const PLAIN = /^(?:[!-~]| (?! ))*$/

/** Lower-case letters of other alphabets that are drawn as Latin ones, and Latin ones that are written otherwise. */
const LOOK_ALIKES = new Map(
  Object.entries({
    ...{
      а: 'a',
      е: 'e',
      о: 'o',
      р: 'p',
      с: 'c',
      у: 'y',
      х: 'x',
      і: 'i',
      ј: 'j',
      ѕ: 's',
      һ: 'h',
      ԁ: 'd',
      ԛ: 'q',
      ԝ: 'w',
    },
    ...{ α: 'a', ο: 'o', ν: 'v', ι: 'i', ρ: 'p', υ: 'u', κ: 'k', χ: 'x', ς: 'σ' },
    ...{ ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ɑ: 'a', ɡ: 'g', ꞵ: 'ss' },
  }),
)

const MOST_REMEMBERED = 10_000
const remembered = new Map<string, string>()

/** Letters of one case, one width, without marks and without look-alikes; runs of white space are one space. */
export function fold(text: string): Folded {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), starts: null, ends: null }
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const written = foldCluster(cluster)
    for (let at = 0; at < written.length; at += 1) {
      if (written[at] === ' ' && folded.endsWith(' ')) continue
      folded += written[at]
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  return { text: folded, starts, ends }
}

function foldCluster(cluster: string): string {
  const known = remembered.get(cluster)
  if (known !== undefined) return known
  const once = simplify(cluster)
  // Some letters are only then what their fold is made of.
  const folded = simplify(once)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(cluster, folded)
  return folded
}

function simplify(text: string): string {
  const bare = text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().normalize('NFD').replace(LATIN_MARKS, '')
  const letters = [...bare.normalize('NFKC').toLowerCase()].map((letter) => LOOK_ALIKES.get(letter) ?? letter)
  return letters.join('').replace(INVISIBLE, '').replace(/\s/g, ' ')
}
