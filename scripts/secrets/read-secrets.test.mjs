import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readSecrets } from './read-secrets.mjs'

/** @type {string} */
let folder

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-secrets-'))
  vi.stubEnv('PARLEY_SESSION_SECRET', undefined)
  vi.stubEnv('PARLEY_TICKET_KEY', undefined)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('secrets are made once, at random, and only their owner can read them', () => {
  const made = readSecrets(folder)
  expect(made.PARLEY_SESSION_SECRET).toHaveLength(64)
  expect(made.PARLEY_TICKET_KEY).toMatch(/^[0-9a-f]{64}$/)
  expect(made.PARLEY_TICKET_KEY).not.toBe(made.PARLEY_SESSION_SECRET)
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(readSecrets(folder)).toEqual(made)
})

test('what the environment sets wins, and is not stored', () => {
  vi.stubEnv('PARLEY_TICKET_KEY', 'f'.repeat(64))
  expect(readSecrets(folder).PARLEY_TICKET_KEY).toBe('f'.repeat(64))
  expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).not.toContain('f'.repeat(64))
})

test('a damaged file is named and never replaced', () => {
  const file = path.join(folder, 'secrets.json')
  writeFileSync(file, '{"sessionSecret": ')
  expect(() => readSecrets(folder)).toThrow(file)
  expect(readFileSync(file, 'utf8')).toBe('{"sessionSecret": ')
})
