import type { FilterAction, FilterHit } from '@parley/protocol'
import { WordFinder } from './find-words.ts'
import { type Folded, fold } from './fold.ts'
import { splitStars } from './parse-word.ts'
import { characterAt, characterBefore, isOfWord, WordEdges } from './word-edges.ts'

/** A word of the filter; `folded` as `parseWord` made it. */
export interface FilterRule {
  readonly word: string
  readonly folded: string
  readonly action: FilterAction
}

/** What is to be done with a text. */
export interface Screened {
  /** The strongest action of what was found; null where nothing was. */
  readonly action: FilterAction | null
  /** The text as it may be stored: what is masked is masked. */
  readonly text: string
  /** The first piece of the text that may not be said; null where nothing is blocked. */
  readonly blocked: string | null
  /** Words of the filter to be flagged, as they were written there. */
  readonly flagged: readonly string[]
}

interface Pattern {
  readonly rule: FilterRule
  readonly opensBefore: boolean
  readonly opensAfter: boolean
  /** Whether a word that goes on at that end is another word. */
  readonly endsBefore: boolean
  readonly endsAfter: boolean
}

/** Stands for each character of what is masked. */
const MASK = '•'
const MOST_HITS = 200
const STRENGTH = { flag: 1, mask: 2, block: 3 } as const satisfies Record<FilterAction, number>

/** The words of the filter, ready to be looked for. Made once for each version of them. */
export class WordFilter {
  /** By letters: of `spam` and `spam*` the letters are the same. */
  readonly #patterns: Pattern[][] = []
  readonly #finder: WordFinder | null

  constructor(rules: readonly FilterRule[]) {
    const byLetters = new Map<string, Pattern[]>()
    for (const rule of rules) {
      const { letters, opensBefore, opensAfter } = splitStars(rule.folded)
      const endsBefore = !opensBefore && isOfWord(characterAt(letters, 0))
      const endsAfter = !opensAfter && isOfWord(characterBefore(letters, letters.length))
      const pattern = { rule, opensBefore, opensAfter, endsBefore, endsAfter }
      byLetters.set(letters, [...(byLetters.get(letters) ?? []), pattern])
    }
    this.#patterns = [...byLetters.values()]
    this.#finder = byLetters.size === 0 ? null : new WordFinder([...byLetters.keys()])
  }

  /** What is to be done with a text. Where something is blocked, the rest is not looked for. */
  screen(text: string): Screened {
    if (this.#finder === null || text === '') return { action: null, text, blocked: null, flagged: [] }
    const folded = fold(text)
    /** Of what is masked, the first beginning for each end. */
    const masked = new Map<number, number>()
    const flagged = new Set<string>()
    let blocked: string | null = null
    this.#each(folded, ({ action, word }, start, end) => {
      const from = folded.starts?.[start] ?? start
      const to = folded.ends?.[end - 1] ?? end
      if (action === 'block') blocked = text.slice(from, to)
      else if (action === 'mask') masked.set(to, Math.min(from, masked.get(to) ?? from))
      else flagged.add(word)
      return action === 'block'
    })
    if (blocked !== null) return { action: 'block', text, blocked, flagged: [] }
    const action = masked.size > 0 ? 'mask' : flagged.size > 0 ? 'flag' : null
    return { action, text: masked.size > 0 ? mask(text, masked) : text, blocked, flagged: [...flagged] }
  }

  /** Everything that is found in a text, the strongest first where it is found at the same place; at most 200. */
  hits(text: string): FilterHit[] {
    const folded = fold(text)
    const hits: FilterHit[] = []
    this.#each(folded, ({ action, word }, start, end) => {
      hits.push({ word, action, start: folded.starts?.[start] ?? start, end: folded.ends?.[end - 1] ?? end })
      return hits.length >= MOST_HITS
    })
    return hits.sort((a, b) => a.start - b.start || STRENGTH[b.action] - STRENGTH[a.action])
  }

  #each({ text }: Folded, found: (rule: FilterRule, start: number, end: number) => boolean): void {
    let edges: WordEdges | null = null
    this.#finder?.search(text, (index, start, end) => {
      for (const { rule, ...pattern } of this.#patterns[index] ?? []) {
        if (pattern.endsBefore && isOfWord(characterBefore(text, start))) continue
        if (pattern.endsAfter && isOfWord(characterAt(text, end))) continue
        if (pattern.opensBefore || pattern.opensAfter) edges ??= new WordEdges(text)
        const from = pattern.opensBefore ? (edges?.startBefore(start) ?? start) : start
        const to = pattern.opensAfter ? (edges?.endAfter(end) ?? end) : end
        if (found(rule, from, to)) return true
      }
      return false
    })
  }
}

/** @param ranges beginnings by their ends */
function mask(text: string, ranges: ReadonlyMap<number, number>): string {
  let masked = ''
  let done = 0
  for (const [start, end] of merge(ranges)) {
    masked += text.slice(done, start) + MASK.repeat([...text.slice(start, end)].length)
    done = end
  }
  return masked + text.slice(done)
}

function merge(ranges: ReadonlyMap<number, number>): [start: number, end: number][] {
  const sorted = [...ranges].map(([end, start]) => [start, end] as const).sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [start, end] of sorted) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
