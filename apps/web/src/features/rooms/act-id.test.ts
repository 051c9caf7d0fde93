import { expect, test } from 'vitest'
import { newActId } from './act-id.ts'

test('an act id is a UUID of version 4 and never the same', () => {
  const ids = Array.from({ length: 1_000 }, newActId)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
})
