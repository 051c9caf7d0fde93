/** More than anybody wrote so far for others to read; so many are drawn in a fraction of the 50 ms that a message may take. */
const MOST_ELEMENTS = 600

/** How many elements a message may become. What is written behind the last one stands as text, signs and all. */
export class Budget {
  #left = MOST_ELEMENTS

  get isSpent(): boolean {
    return this.#left <= 0
  }

  /** Takes some; false where that many are not left, and then there are none for anything that comes after, either. */
  take(elements: number): boolean {
    const isEnough = this.#left >= elements
    this.#left = isEnough ? this.#left - elements : 0
    return isEnough
  }

  /** Takes what a formula costs, which grows with its letters. Where that is too much for it, others may still be drawn. */
  takeFormula(tex: string): boolean {
    const elements = Math.max(6, Math.ceil(tex.length / 2))
    return this.#left >= elements && this.take(elements)
  }
}
