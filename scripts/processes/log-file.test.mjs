import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLogFile } from './log-file.mjs'
import { readLogLine } from './log-line.mjs'

/** @type {string} */
let folder
/** @type {string} */
let file

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-log-'))
  file = path.join(folder, 'web.log')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('whole lines are told as they come, none of an earlier run', () => {
  writeFileSync(file, 'of an earlier run\n')
  /** @type {string[]} */
  const lines = []
  const log = openLogFile(file, (line) => lines.push(line))
  appendFileSync(file, 'one\ntw')
  log.look()
  expect(lines).toEqual(['one'])
  appendFileSync(file, 'o 周\n')
  log.close()
  expect(lines).toEqual(['one', 'two 周'])
})

test('a file that grows is moved aside, and what comes then is told too', () => {
  /** @type {string[]} */
  const lines = []
  const log = openLogFile(file, (line) => lines.push(line))
  appendFileSync(file, `${'x'.repeat(999_999)}\n`.repeat(11))
  log.look()
  appendFileSync(file, 'after\n')
  log.close()
  expect(lines.at(-1)).toBe('after')
  expect(statSync(`${file}.1`).size).toBeGreaterThan(10_000_000)
  expect(readFileSync(file, 'utf8')).toBe('after\n')
})

test('an error is told with its reason, on one line', () => {
  const line = JSON.stringify({ level: 60, msg: 'cannot listen', code: 'EADDRINUSE' })
  expect(readLogLine(line)).toEqual({ level: 60, message: 'cannot listen (EADDRINUSE)', isReady: false })
  const other = JSON.stringify({ level: 50, msg: 'failed', err: { message: 'a\nb', code: 'X' } })
  expect(readLogLine(other)?.message).toBe('failed (a b)')
  expect(readLogLine('{ no json')).toBeNull()
  expect(readLogLine('Error: plain')).toBeNull()
})
