import { type Metric, Registry } from 'prom-client'

/** The one of this process. */
const registry = new Registry()

export const METRICS_CONTENT_TYPE: string = registry.contentType

/** One line of what a metric tells. */
export interface Sample {
  readonly value: number
  readonly labels: Readonly<Record<string, string | number>>
  /** Where it is not the metric's own name. */
  readonly metricName?: string
}

export interface Declaration {
  /** Such as `parley_commands_total`; unique in the process. */
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  /** Asked at each look. */
  read(): readonly Sample[]
}

/**
 * prom-client's own metrics hash their labels at each count. Ours hold plain numbers, and speak to its registry in the
 * shape that it asks of a metric.
 *
 * @throws Error when the name is taken
 */
export function declare({ name, help, type, read }: Declaration): void {
  if (!/^parley_[a-z0-9_]+$/.test(name)) throw new Error(`${name} is no name for a metric of ours`)
  const metric = { name, help, type, aggregator: 'sum', get: async () => ({ name, help, type, values: read() }) }
  registry.registerMetric(metric as unknown as Metric)
}

/** For metrics that prom-client brings. */
export function defaultRegistry(): Registry {
  return registry
}

/** All of it, in Prometheus' text format. */
export function readMetrics(): Promise<string> {
  return registry.metrics()
}
