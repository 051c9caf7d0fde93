import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FAULTS } from '../faults/index.ts'
import { BROKEN_BUILDS } from './builds.ts'
import { patch } from './patch.ts'

const root = path.join(import.meta.dirname, '../..')

test.each(BROKEN_BUILDS.map((build) => [build.name, build] as const))('%s still fits the product', (_, build) => {
  const source = readFileSync(path.join(root, build.file), 'utf8')
  expect(patch(source, build)).not.toBe(source)
  expect(FAULTS.map(({ name }) => name)).toContain(build.fault)
})

test('a patch whose place is gone, or not the only one, is refused', () => {
  const build = { name: 'b', file: 'f', fault: 'none', isFoundAs: [], replace: [{ this: 'x', by: 'y' }] }
  expect(patch('axb', build)).toBe('ayb')
  expect(() => patch('ab', build)).toThrow('does not fit')
  expect(() => patch('axbx', build)).toThrow('does not fit')
})
