import { readFileSync } from 'node:fs'

/** Memory of a process in KiB. */
export interface Memory {
  /** All that is resident, shared pages counted in full. */
  readonly rss: number
  /** Shared pages divided by those who share them. */
  readonly pss: number
  /** What this process alone holds. */
  readonly uss: number
}

export function memoryOf(pid: number): Memory {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const field = (name: string) => Number(text.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0)
  return { rss: field('Rss'), pss: field('Pss'), uss: field('Private_Clean') + field('Private_Dirty') }
}
