import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../root.mjs'
import { add, countPlaywright, countTorture, countVitest, readCount } from './counts.mjs'

const report = {
  numPassedTests: 3,
  numFailedTests: 1,
  testResults: [
    {
      name: path.join(root, 'one.test.ts'),
      status: 'failed',
      assertionResults: [{ status: 'failed', fullName: 'says so' }, { status: 'passed' }],
    },
    { name: path.join(root, 'two.test.ts'), status: 'failed', assertionResults: [] },
    { name: path.join(root, 'three.test.ts'), status: 'passed', assertionResults: [{ status: 'passed' }] },
  ],
}

test('a test file that cannot be loaded counts as a failure', () => {
  expect(countVitest(report)).toEqual({ passed: 3, failed: ['one.test.ts: says so', 'two.test.ts'] })
})

test('a setup of the browser suite that fails counts as a failure', () => {
  const stats = { expected: 0, flaky: 0, unexpected: 0 }
  expect(countPlaywright({ stats, suites: [], errors: [{ message: 'no browser' }] })).toEqual({
    passed: 0,
    failed: ['Browser tests: no browser'],
  })
})

test('a browser test that fails is named with its project', () => {
  const tests = [
    { projectName: 'desktop', status: 'expected' },
    { projectName: 'mobile', status: 'unexpected' },
  ]
  const spec = { file: 'chat.spec.ts', line: 3, title: 'two people chat', tests }
  const suites = [{ specs: [], suites: [{ specs: [spec] }] }]
  const stats = { expected: 1, flaky: 0, unexpected: 1 }
  expect(countPlaywright({ stats, suites, errors: [] })).toEqual({
    passed: 1,
    failed: ['[mobile] chat.spec.ts:3 two people chat'],
  })
})

test('a suite without a report, or one that ends badly without saying why, has failed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-counts-'))
  const file = path.join(folder, 'report.json')
  expect(readCount(file, countVitest, true)).toEqual({ passed: 0, failed: ['report: no report'] })
  writeFileSync(file, JSON.stringify({ numPassedTests: 5, numFailedTests: 0, testResults: [] }))
  expect(readCount(file, countVitest, true)).toEqual({ passed: 5, failed: [] })
  expect(readCount(file, countVitest, false)).toEqual({ passed: 5, failed: ['report: ended badly'] })
  rmSync(folder, { recursive: true })
})

test('each fault of the torture counts, and one that could not be run has failed', () => {
  const faults = { none: { ok: true }, 'kill-instance': { ok: false }, storm: { ok: true } }
  expect(countTorture({ ok: false, faults })).toEqual({ passed: 2, failed: ['Torture: kill-instance'] })
})

test('counts add up', () => {
  expect(
    add([
      { passed: 1, failed: [] },
      { passed: 2, failed: ['one', 'two'] },
    ]),
  ).toEqual({ passed: 3, failed: ['one', 'two'] })
})
