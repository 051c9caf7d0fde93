import type { DrawnRow } from './anchor.ts'

/** The elements of the items that are drawn, by key; the size of each is watched. */
export class RowElements {
  readonly #elements = new Map<string, HTMLElement>()
  readonly #resizes: ResizeObserver

  constructor(onResize: (elements: readonly Element[]) => void) {
    this.#resizes = new ResizeObserver((entries) => onResize(entries.map(({ target }) => target)))
  }

  /** Watches the size of something else as well. */
  watch(element: Element): void {
    this.#resizes.observe(element)
  }

  /** Looks again what is drawn. */
  collect(scroller: HTMLElement): void {
    const present = new Set<string>()
    for (const element of scroller.querySelectorAll<HTMLElement>('[data-item]')) {
      const key = element.dataset.item ?? ''
      present.add(key)
      const before = this.#elements.get(key)
      if (before === element) continue
      if (before !== undefined) this.#resizes.unobserve(before)
      this.#elements.set(key, element)
      this.#resizes.observe(element)
    }
    for (const [key, element] of this.#elements) {
      if (present.has(key)) continue
      this.#resizes.unobserve(element)
      this.#elements.delete(key)
    }
  }

  all(): Iterable<HTMLElement> {
    return this.#elements.values()
  }

  get(key: string): HTMLElement | null {
    return this.#elements.get(key) ?? null
  }

  /** Where a row stands on the screen whose upper edge is at `screenTop`. */
  find(key: string, screenTop: number): DrawnRow | null {
    const rect = this.#elements.get(key)?.getBoundingClientRect()
    return rect === undefined ? null : { key, top: rect.top - screenTop, bottom: rect.bottom - screenTop }
  }

  disconnect(): void {
    this.#resizes.disconnect()
    this.#elements.clear()
  }
}
