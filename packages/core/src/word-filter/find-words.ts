/**
 * Finds many words in a text at once (Aho and Corasick, 1975): the time it takes grows with the text and what is found in
 * it, whatever the words are.
 */
export class WordFinder {
  readonly #words: readonly string[]
  /** Where a unit leads from a state. */
  readonly #next = new Map<number, number>()
  /** The state of the longest other beginning of a word that ends here, too. */
  readonly #shorter: number[] = [0]
  /** Index of the word that ends in a state; -1 where none does. */
  readonly #word: number[] = [-1]
  /** The next shorter state in which a word ends; 0 where none does. */
  readonly #alsoEnds: number[] = [0]

  /** @param words distinct, none of them empty */
  constructor(words: readonly string[]) {
    this.#words = words
    for (const [index, word] of words.entries()) this.#add(word, index)
    this.#link()
  }

  /** Calls back for each place where a word stands, by its end. Ends where `found` returns true. */
  search(text: string, found: (word: number, start: number, end: number) => boolean): void {
    let state = 0
    for (let at = 0; at < text.length; at += 1) {
      state = this.#step(state, text.charCodeAt(at))
      const ending = this.#word[state] === -1 ? this.#alsoEnds[state] : state
      for (let each = ending ?? 0; each !== 0; each = this.#alsoEnds[each] ?? 0) {
        const word = this.#word[each] ?? -1
        const end = at + 1
        if (found(word, end - (this.#words[word]?.length ?? 0), end)) return
      }
    }
  }

  #add(word: string, index: number): void {
    let state = 0
    for (let at = 0; at < word.length; at += 1) {
      const way = key(state, word.charCodeAt(at))
      let next = this.#next.get(way)
      if (next === undefined) {
        next = this.#word.push(-1) - 1
        this.#next.set(way, next)
      }
      state = next
    }
    this.#word[state] = index
  }

  /** By length, so that what a state falls back to is known before it. */
  #link(): void {
    const ways = new Map<number, [unit: number, next: number][]>()
    for (const [way, next] of this.#next) {
      const from = Math.floor(way / UNITS)
      ways.set(from, [...(ways.get(from) ?? []), [way % UNITS, next]])
    }
    const queue: number[] = []
    for (const [, next] of ways.get(0) ?? []) {
      this.#shorter[next] = 0
      this.#alsoEnds[next] = 0
      queue.push(next)
    }
    for (const state of queue) {
      for (const [unit, next] of ways.get(state) ?? []) {
        const shorter = this.#step(this.#shorter[state] ?? 0, unit)
        this.#shorter[next] = shorter
        this.#alsoEnds[next] = this.#word[shorter] === -1 ? (this.#alsoEnds[shorter] ?? 0) : shorter
        queue.push(next)
      }
    }
  }

  #step(from: number, unit: number): number {
    for (let state = from; ; state = this.#shorter[state] ?? 0) {
      const next = this.#next.get(key(state, unit))
      if (next !== undefined) return next
      if (state === 0) return 0
    }
  }
}

const UNITS = 0x1_0000
const key = (state: number, unit: number): number => state * UNITS + unit
