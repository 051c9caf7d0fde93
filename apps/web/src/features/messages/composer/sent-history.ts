/** Walks through what a person sent before, the newest first, without losing what stands in the box. */
export class SentHistory {
  /** How far back; -1 is the box as it was. */
  #at = -1
  #shown = ''

  /**
   * What to put into the box, null where there is nothing further. It begins from an empty box only: a text that was
   * begun is not replaced.
   */
  step(direction: 'back' | 'forward', box: string, sent: readonly string[]): string | null {
    if (this.#at >= 0 && box !== this.#shown) this.#at = -1
    if (this.#at === -1 && (box !== '' || direction === 'forward')) return null
    const next = this.#at + (direction === 'back' ? 1 : -1)
    if (next >= sent.length) return null
    this.#at = next
    this.#shown = sent[next] ?? ''
    return this.#shown
  }
}
