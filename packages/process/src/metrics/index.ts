/**
 * What a process counts, for Prometheus: declared as constants where it happens, read at `/metrics`.
 *
 * Counting is an addition to a number: it allocates nothing and looks nothing up, so it may stand where every message
 * passes. Label values are a closed list given at the declaration. Never a name, an address or text of people.
 */
export { answerMetrics, mayReadMetrics } from './answer-metrics.ts'
export { type Counter, counter, counters } from './counters.ts'
export { type Gauge, gauge, gauges } from './gauges.ts'
export { type Histogram, histogram } from './histograms.ts'
export { countProcess } from './process-metrics.ts'
export { METRICS_CONTENT_TYPE, readMetrics } from './registry.ts'
