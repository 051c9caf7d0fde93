import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { childrenOf } from './processes.ts'

/** Which core does what. Null: nothing is pinned. */
export interface Cores {
  readonly servers: number
  readonly generator: number
}

/** The first two cores that this process may use; null where there is one only, or no `taskset`. */
export function findCores(): Cores | null {
  try {
    const answer = execFileSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' })
    const [servers, generator] = parseList(answer.slice(answer.lastIndexOf(':') + 1))
    return servers === undefined || generator === undefined ? null : { servers, generator }
  } catch {
    return null
  }
}

/** `0,2-4` as `[0, 2, 3, 4]`. */
export function parseList(text: string): number[] {
  return text
    .trim()
    .split(',')
    .flatMap((part) => {
      const [from, to = from] = part.split('-').map(Number)
      if (from === undefined || to === undefined || !Number.isInteger(from) || !Number.isInteger(to)) return []
      return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    })
}

/** Puts a process, all its threads and all its children onto one core. */
export function pin(pid: number, core: number): void {
  for (const each of [pid, ...childrenOf(pid)]) {
    try {
      execFileSync('taskset', ['-acp', String(core), String(each)], { stdio: 'ignore' })
    } catch {
      // A child that ended meanwhile.
    }
  }
}

/** A program's command line that runs on the given core from its first moment. */
export function onCore(core: number | null, program: string, arguments_: string[]): [string, string[]] {
  return core === null ? [program, arguments_] : ['taskset', ['-c', String(core), program, ...arguments_]]
}

/** Whether this process may spin without taking the core from the servers. */
export const hasCoreToSpare = (cores: Cores | null): boolean => cores !== null || cpus().length > 1
