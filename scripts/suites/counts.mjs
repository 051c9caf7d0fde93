import { readFileSync } from 'node:fs'

/** @typedef {import('../gates/gates.mjs').Count} Count */

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function add(counts) {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  }
}

/**
 * Vitest's JSON report. A file that could not even be loaded holds no test, and counts as one failure.
 *
 * @param {any} report
 * @returns {Count}
 */
export function countVitest(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.every(hasNotFailed),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

const hasNotFailed = (/** @type {any} */ result) => result.status !== 'failed'

/**
 * Playwright's JSON report. An error outside all tests (a setup that fails) counts as one failure each.
 *
 * @param {any} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected + report.errors.length,
  }
}

/**
 * The torture's report: each fault, and each broken build of its self-check, is one test.
 *
 * @param {any} report
 * @returns {Count}
 */
export function countTorture(report) {
  const faults = Object.values(report.faults)
  const passed = faults.filter((/** @type {any} */ { ok }) => ok).length
  return { passed, failed: faults.length - passed }
}

/**
 * What a suite's report says, together with how its program ended: one that fails and reports no failure, or leaves no
 * report, has failed.
 *
 * @param {string} file
 * @param {(report: any) => Count} count
 * @param {boolean} hasSucceeded
 * @returns {Count}
 */
export function readCount(file, count, hasSucceeded) {
  let counted = { passed: 0, failed: 0 }
  try {
    counted = count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
  return hasSucceeded || counted.failed > 0 ? counted : { ...counted, failed: 1 }
}
