import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('is a UUID of version 7, never the same twice, and sorts by time', () => {
  const ids = Array.from({ length: 2_000 }, () => newId())
  for (const id of ids) expect(id).toMatch(SHAPE)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids.map((id) => id[19])).size).toBe(4)
  const later = [1, 999, 1_763_700_000_000, 1_763_700_000_001].map(newId)
  expect(later.toSorted()).toEqual(later)
  expect(newId(1_763_700_000_000).replaceAll('-', '').slice(0, 12)).toBe(
    (1_763_700_000_000).toString(16).padStart(12, '0'),
  )
})
