import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS, DEFAULT_RATES } from '../../packages/protocol/src/limits.ts'
import { root } from '../root.mjs'

const told = new Map(
  [...readFileSync(path.join(root, '.env.example'), 'utf8').matchAll(/^# ([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value],
  ),
)

test('.env.example tells the limits and rates that are in force when nothing is set', () => {
  const constant = (/** @type {string} */ name) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
  for (const [name, value] of Object.entries(DEFAULT_LIMITS)) {
    expect(told.get(`PARLEY_LIMIT_${constant(name)}`), name).toBe(String(value))
  }
  for (const [name, { perSecond, burst }] of Object.entries(DEFAULT_RATES)) {
    expect(told.get(`PARLEY_RATE_${constant(name)}_PER_SECOND`), name).toBe(String(perSecond))
    expect(told.get(`PARLEY_RATE_${constant(name)}_BURST`), name).toBe(String(burst))
  }
})
