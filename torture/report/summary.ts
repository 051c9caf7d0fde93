import { writeFileSync } from 'node:fs'
import type { Options } from '../options/read-options.ts'
import type { Result } from '../run/result.ts'

export interface Summary {
  readonly ok: boolean
  readonly seeds: readonly number[]
  /** By name; where a fault ran with several seeds: the sums of counts and the worst of times. */
  readonly faults: Readonly<Record<string, FaultSummary>>
}

export interface FaultSummary {
  readonly [name: string]: number | boolean | null | readonly string[]
}

export const emptySummary: Summary = { ok: false, seeds: [], faults: {} }

/** As the last line that is printed, and as a file, where they are asked for. */
export function writeReport(summary: Summary, { isJson, report }: Options): void {
  if (report !== null) writeFileSync(report, JSON.stringify(summary))
  if (isJson) console.log(JSON.stringify(summary))
}

/** What `--json` prints. */
export function summarise(results: readonly Result[], broken: readonly { fault: string; reason: string }[]): Summary {
  const faults: Record<string, FaultSummary> = {}
  for (const name of new Set([...results, ...broken].map(({ fault }) => fault))) {
    const runs = results.filter(({ fault }) => fault === name)
    const reasons = broken.filter(({ fault }) => fault === name).map(({ reason }) => reason)
    faults[name] = summariseFault(runs, reasons)
  }
  const ok = results.length > 0 && broken.length === 0 && results.every(({ problems }) => problems.length === 0)
  return { ok, seeds: [...new Set(results.map(({ seed }) => seed))], faults }
}

function summariseFault(runs: readonly Result[], reasons: readonly string[]): FaultSummary {
  const sum = (value: (run: Result) => number) => runs.reduce((total, run) => total + value(run), 0)
  const most = (value: (run: Result) => number) => Math.max(0, ...runs.map(value))
  const problems = [...runs.flatMap((run) => run.problems), ...reasons]
  const hasNoAck = runs.some(({ findings }) => findings.firstAckAfterMs === null)
  return {
    ok: runs.length > 0 && problems.length === 0,
    runs: runs.length,
    sent: sum(({ findings }) => findings.sent),
    acked: sum(({ findings }) => findings.acked),
    unknown: sum(({ findings }) => findings.unknown),
    rows: sum(({ findings }) => findings.rows),
    lost: sum(({ findings }) => findings.lost),
    phantom: sum(({ findings }) => findings.phantom),
    duplicateRows: sum(({ findings }) => findings.duplicateRows),
    missing: sum(({ findings }) => findings.missing),
    duplicatesShown: sum(({ findings }) => findings.duplicatesShown),
    inversionsShown: sum(({ findings }) => findings.inversionsShown),
    unresolved: sum(({ findings }) => findings.unresolved),
    failedShown: sum(({ findings }) => findings.failedShown),
    stateMismatches: sum(({ findings }) => findings.stateMismatches),
    readPositionsWrong: sum(({ findings }) => findings.readPositionsWrong),
    signedOut: sum(({ findings }) => findings.signedOut),
    uncaught: sum(({ uncaught }) => uncaught),
    longestBehindMs: most(({ findings }) => findings.longestBehindMs),
    firstAckAfterMs: hasNoAck ? null : most(({ findings }) => findings.firstAckAfterMs ?? 0),
    convergedAfterMs: most(({ findings }) => findings.convergedAfterMs),
    longestAckPauseMs: most(({ findings }) => findings.longestAckPauseMs),
    longestOutageMs: most(({ findings }) => findings.longestOutageMs),
    outageP99Ms: most(({ findings }) => findings.outageP99Ms),
    deliveryP99BeforeMs: most(({ findings }) => findings.deliveryP99Ms.before),
    deliveryP99DuringMs: most(({ findings }) => findings.deliveryP99Ms.during),
    deliveryP99AfterMs: most(({ findings }) => findings.deliveryP99Ms.after),
    peakRssMb: most(({ peakRssMb }) => peakRssMb),
    ...Object.assign({}, ...runs.map(({ numbers }) => numbers)),
    problems,
    warnings: runs.flatMap(({ warnings }) => warnings),
  }
}
