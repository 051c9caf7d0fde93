import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'

/** @typedef {import('../gates/gates.mjs').Count} Count */

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function add(counts) {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.flatMap(({ failed }) => failed),
  }
}

/**
 * Vitest's JSON report. A file that could not even be loaded holds no test, and counts as one failure.
 *
 * @param {any} report
 * @returns {Count}
 */
export function countVitest(report) {
  const failed = report.testResults.flatMap((/** @type {any} */ { status, name, assertionResults }) => {
    const file = path.relative(root, name)
    const tests = assertionResults.filter((/** @type {any} */ result) => result.status === 'failed')
    if (tests.length > 0) return tests.map((/** @type {any} */ { fullName }) => `${file}: ${fullName}`)
    return status === 'failed' ? [file] : []
  })
  return { passed: report.numPassedTests, failed }
}

/**
 * Playwright's JSON report. An error outside all tests (a setup that fails) counts as one failure each.
 *
 * @param {any} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  const outside = report.errors.map((/** @type {any} */ { message }) => `Browser tests: ${message}`)
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: [...report.suites.flatMap(unexpectedIn), ...outside],
  }
}

/**
 * @param {any} suite
 * @returns {string[]}
 */
function unexpectedIn({ specs = [], suites = [] }) {
  const here = specs.flatMap((/** @type {any} */ { file, line, title, tests }) =>
    Array.from(tests)
      .filter((/** @type {any} */ { status }) => status === 'unexpected')
      .map((/** @type {any} */ { projectName }) => `[${projectName}] ${file}:${line} ${title}`),
  )
  return [...here, ...suites.flatMap(unexpectedIn)]
}

/**
 * The torture's report: each fault, and each broken build of its self-check, is one test.
 *
 * @param {any} report
 * @returns {Count}
 */
export function countTorture(report) {
  const faults = Object.entries(report.faults)
  const failed = faults.filter(([, { ok }]) => !ok).map(([fault]) => `Torture: ${fault}`)
  return { passed: faults.length - failed.length, failed }
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
  const suite = path.basename(file, '.json')
  /** @type {Count} */
  let counted
  try {
    counted = count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: [`${suite}: no report`] }
  }
  return hasSucceeded || counted.failed.length > 0 ? counted : { ...counted, failed: [`${suite}: ended badly`] }
}
