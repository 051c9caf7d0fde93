import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 500
const PAGE_BYTES = 4096

export interface Memory {
  /** Of any instance at any moment, in megabytes. */
  readonly peakMb: number
  /** The largest at this moment. */
  nowMb(): number
  stop(): void
}

/** Watches the resident memory of the instances. */
export function watchMemory(processes: readonly { readonly pid: number }[]): Memory {
  let peakMb = 0
  const nowMb = () => Math.max(0, ...processes.map(({ pid }) => residentMb(pid)))
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, nowMb())
  }, LOOK_EVERY_MS)
  return {
    get peakMb() {
      return Math.round(peakMb)
    },
    nowMb,
    stop: () => clearInterval(timer),
  }
}

/** 0 where there is no such process, or no /proc. */
function residentMb(pid: number): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
    return (Number(pages) * PAGE_BYTES) / 1e6
  } catch {
    return 0
  }
}
