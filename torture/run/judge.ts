import type { Fault, Outcome } from '../faults/fault.ts'

/** The bar of every fault: zero. Then what the fault itself asks for. */
export function judge(fault: Fault, outcome: Outcome, uncaught: readonly string[]): string[] {
  const { findings } = outcome
  const zeros: Readonly<Record<string, number>> = {
    lost: findings.lost,
    phantom: findings.phantom,
    'duplicate rows': findings.duplicateRows,
    missing: findings.missing,
    'duplicates shown': findings.duplicatesShown,
    'inversions shown': findings.inversionsShown,
    unresolved: findings.unresolved,
    'state mismatches': findings.stateMismatches,
    'read positions wrong': findings.readPositionsWrong,
    'signed out': findings.signedOut,
    'uncaught in the load': findings.uncaughtInLoad,
  }
  return [
    ...Object.entries(zeros).flatMap(([name, count]) => (count === 0 ? [] : [`${name}: ${count}`])),
    ...(findings.acked === 0 ? ['nothing was acked, so nothing was shown to hold'] : []),
    ...uncaught.slice(0, 5),
    ...(fault.judge?.(outcome) ?? []),
  ]
}
