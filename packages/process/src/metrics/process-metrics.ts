import { collectDefaultMetrics } from 'prom-client'
import { defaultRegistry } from './registry.ts'

/**
 * Starts to measure what every process has: processor time, memory, open files, garbage collection and how late the
 * event loop is. Once in a process; it keeps nothing alive.
 */
export function countProcess(): void {
  collectDefaultMetrics({ register: defaultRegistry(), eventLoopMonitoringPrecision: 20 })
}
