interface Runs {
  readonly starts: number[]
  next: number
}

/** The runs of backticks in a text, so that the end of each code span is found without looking twice. */
export class CodeRuns {
  readonly #text: string
  /** Where runs of each length begin, in order; made when the first is needed. */
  #runs: Map<number, Runs> | null = null

  constructor(text: string) {
    this.#text = text
  }

  /** Reads what begins with a backtick: code, or (with null) a run of backticks that nothing ends. */
  read(at: number): { readonly text: string | null; readonly end: number } {
    const length = runLength(this.#text, at)
    const from = at + length
    const runs = this.#index().get(length)
    // Readers only go forward: what lies behind is not looked at again.
    while (runs !== undefined && (runs.starts[runs.next] ?? from) < from) runs.next++
    const close = runs?.starts[runs.next]
    if (close === undefined) return { text: null, end: from }
    return { text: unpadded(this.#text.slice(from, close)), end: close + length }
  }

  #index(): Map<number, Runs> {
    if (this.#runs !== null) return this.#runs
    this.#runs = new Map()
    for (let at = this.#text.indexOf('`'); at !== -1; at = this.#text.indexOf('`', at)) {
      const length = runLength(this.#text, at)
      const runs = this.#runs.get(length)
      if (runs === undefined) this.#runs.set(length, { starts: [at], next: 0 })
      else runs.starts.push(at)
      at += length
    }
    return this.#runs
  }
}

function runLength(text: string, at: number): number {
  let end = at
  while (text.charAt(end) === '`') end++
  return end - at
}

/** A space on both sides keeps backticks apart from the fence and is none of the code. */
function unpadded(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '' ? code.slice(1, -1) : code
}
