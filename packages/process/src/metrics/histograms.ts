import { declare, type Sample } from './registry.ts'

/** How values are spread. */
export interface Histogram {
  observe(value: number): void
}

/** @param bounds upper ends of the buckets, ascending, in the unit that the name ends with (`_seconds`, `_bytes`) */
export function histogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const spread = new Spread(bounds)
  declare({ name, help, type: 'histogram', read: () => spread.samples(name) })
  return spread
}

class Spread implements Histogram {
  readonly #bounds: readonly number[]
  readonly #counts: number[]
  #sum = 0
  #count = 0

  constructor(bounds: readonly number[]) {
    if (bounds.some((bound, index) => index > 0 && bound <= Number(bounds[index - 1])))
      throw new Error('the bounds of a histogram ascend')
    this.#bounds = bounds
    this.#counts = bounds.map(() => 0)
  }

  observe(value: number): void {
    this.#sum += value
    this.#count += 1
    const bounds = this.#bounds
    for (let index = 0; index < bounds.length; index += 1) {
      if (value > (bounds[index] as number)) continue
      this.#counts[index] = (this.#counts[index] as number) + 1
      return
    }
  }

  samples(name: string): Sample[] {
    let below = 0
    const buckets = this.#bounds.map((le, index) => {
      below += this.#counts[index] ?? 0
      return { metricName: `${name}_bucket`, labels: { le }, value: below }
    })
    return [
      ...buckets,
      { metricName: `${name}_bucket`, labels: { le: '+Inf' }, value: this.#count },
      { metricName: `${name}_sum`, labels: {}, value: this.#sum },
      { metricName: `${name}_count`, labels: {}, value: this.#count },
    ]
  }
}
