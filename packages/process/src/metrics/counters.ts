import { declare } from './registry.ts'

/** Only ever grows. */
export interface Counter {
  /** The sum so far. */
  readonly value: number
  /** @param amount 1 when left out */
  add(amount?: number): void
}

/** Declares a counter. Its name ends with `_total`. */
export function counter(name: string, help: string): Counter {
  const count = new Count()
  declare({ name, help, type: 'counter', read: () => [{ value: count.value, labels: {} }] })
  return count
}

/**
 * Declares a counter for each value of one label: `refused.RATE_LIMITED.add()`. Keep the one that is needed in a
 * variable where the value is known beforehand.
 */
export function counters<V extends string>(
  name: string,
  help: string,
  label: string,
  values: readonly V[],
): Readonly<Record<V, Counter>> {
  const counts = values.map((value) => ({ labels: { [label]: value }, count: new Count() }))
  declare({
    name,
    help,
    type: 'counter',
    read: () => counts.map(({ labels, count }) => ({ value: count.value, labels })),
  })
  return Object.fromEntries(values.map((value, index) => [value, counts[index]?.count])) as unknown as Record<
    V,
    Counter
  >
}

class Count implements Counter {
  value = 0

  add(amount = 1): void {
    this.value += amount
  }
}
