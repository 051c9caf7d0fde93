import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { add, countPlaywright, countTorture, countVitest, readCount } from './counts.mjs'

const report = {
  numPassedTests: 3,
  numFailedTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ],
}

test('a test file that cannot be loaded counts as a failure', () => {
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
})

test('a setup of the browser suite that fails counts as a failure', () => {
  const stats = { expected: 0, flaky: 0, unexpected: 0 }
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 0, failed: 1 })
})

test('a suite without a report, or one that ends badly without saying why, has failed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-counts-'))
  const file = path.join(folder, 'report.json')
  expect(readCount(file, countVitest, true)).toEqual({ passed: 0, failed: 1 })
  writeFileSync(file, JSON.stringify({ numPassedTests: 5, numFailedTests: 0, testResults: [] }))
  expect(readCount(file, countVitest, true)).toEqual({ passed: 5, failed: 0 })
  expect(readCount(file, countVitest, false)).toEqual({ passed: 5, failed: 1 })
  rmSync(folder, { recursive: true })
})

test('each fault of the torture counts, and one that could not be run has failed', () => {
  const faults = { none: { ok: true }, 'kill-instance': { ok: false }, storm: { ok: true } }
  expect(countTorture({ ok: false, faults })).toEqual({ passed: 2, failed: 1 })
})

test('counts add up', () => {
  expect(
    add([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 })
})
