import type { Findings } from '../checker/findings.ts'
import type { Numbers } from '../faults/fault.ts'

/** One fault with one seed. */
export interface Result {
  readonly fault: string
  readonly seed: number
  readonly findings: Findings
  /** The fault's own. */
  readonly numbers: Numbers
  readonly peakRssMb: number
  /** In servers and load together. */
  readonly uncaught: number
  /** Bars that were missed, a sentence each. Empty: the run is good. */
  readonly problems: readonly string[]
  /** What makes times doubtful, though not counts. */
  readonly warnings: readonly string[]
}
