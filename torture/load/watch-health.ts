import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How well this process keeps up: a load that is late measures itself. */
export interface Health {
  /** Since the last look. */
  look(): { readonly lateMs: number; readonly processorShare: number }
}

const RESOLUTION_MS = 20

export function watchHealth(): Health {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  let usedBefore = process.cpuUsage()
  let lookedAt = performance.now()
  return {
    look() {
      const used = process.cpuUsage(usedBefore)
      const now = performance.now()
      const processorShare = (used.user + used.system) / 1000 / (now - lookedAt)
      const lateMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS)
      delay.reset()
      usedBefore = process.cpuUsage()
      lookedAt = now
      return { lateMs: Math.round(lateMs), processorShare }
    },
  }
}
