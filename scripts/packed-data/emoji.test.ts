import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BUILT_IN_NAMES } from '../../packages/core/src/emoji/built-in-names.ts'
import { EMOJI_NAME } from '../../packages/protocol/src/emoji/limits.ts'

test('no custom emoji can be called as one that the browser knows', () => {
  const file = new URL('../../apps/web/src/features/emoji/data/emoji.json', import.meta.url)
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: string }
  const names = rows.split('\n').flatMap((row) => row.split('\t')[3]?.split(',') ?? [])
  expect(names.length).toBeGreaterThan(3_000)
  expect([...BUILT_IN_NAMES].toSorted()).toEqual(names.filter((name) => EMOJI_NAME.test(name)).toSorted())
})
