import { declare } from './registry.ts'

/** Goes up and down. */
export interface Gauge {
  set(value: number): void
  /** From now on asks instead, at each look: for what is known anyway. Booleans read as 1 and 0. */
  from(read: () => number | boolean): void
}

export function gauge(name: string, help: string): Gauge {
  const value = new Value()
  declare({ name, help, type: 'gauge', read: () => [{ value: value.now(), labels: {} }] })
  return value
}

/** Declares a gauge for each value of one label, such as the states of something, of which one is 1. */
export function gauges<V extends string>(
  name: string,
  help: string,
  label: string,
  values: readonly V[],
): Readonly<Record<V, Gauge>> {
  const all = values.map((value) => ({ labels: { [label]: value }, gauge: new Value() }))
  declare({
    name,
    help,
    type: 'gauge',
    read: () => all.map((each) => ({ value: each.gauge.now(), labels: each.labels })),
  })
  return Object.fromEntries(values.map((value, index) => [value, all[index]?.gauge])) as unknown as Record<V, Gauge>
}

class Value implements Gauge {
  #read: (() => number | boolean) | null = null
  #value = 0

  set(value: number): void {
    this.#value = value
  }

  from(read: () => number | boolean): void {
    this.#read = read
  }

  now(): number {
    return this.#read === null ? this.#value : Number(this.#read())
  }
}
