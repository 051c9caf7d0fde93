import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of a processor, of a process and of those that it started. */
export interface CpuSeconds {
  /** The server's own process. */
  readonly server: number
  /** Its database's processes (and Redis's); 0 where it has none. */
  readonly database: number
}

const ticksPerSecond = readTicksPerSecond()

/** What one process used so far, all its threads, in seconds (to 10 ms). */
export function cpuSecondsOf(pid: number): number {
  return (readStat(pid)?.ticks ?? 0) / ticksPerSecond
}

/** The same with all its children, also those that ended. */
export function cpuSecondsOfFamily(pid: number): number {
  const own = readStat(pid)
  if (own === null) return 0
  const children = childrenOf(pid).reduce((sum, child) => sum + (readStat(child)?.ticks ?? 0), 0)
  return (own.ticks + own.ticksOfEnded + children) / ticksPerSecond
}

export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => readStat(other)?.parent === pid)
}

function readStat(pid: number): { parent: number; ticks: number; ticksOfEnded: number } | null {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // The name may hold spaces and brackets; what follows it begins with the state, field 3.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const field = (number: number) => fields[number - 3] ?? 0
  return { parent: field(4), ticks: field(14) + field(15), ticksOfEnded: field(16) + field(17) }
}

function readTicksPerSecond(): number {
  try {
    return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) || 100
  } catch {
    return 100
  }
}
