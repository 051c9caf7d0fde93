const MOST = 3

/** Keeps the first few of each kind of thing that is wrong. */
export class Examples {
  readonly #kept = new Map<string, string[]>()

  add(kind: string, tell: () => string): void {
    const kept = this.#kept.get(kind) ?? []
    this.#kept.set(kind, kept)
    if (kept.length < MOST) kept.push(`${kind}: ${tell()}`)
  }

  get all(): string[] {
    return [...this.#kept.values()].flat()
  }
}
