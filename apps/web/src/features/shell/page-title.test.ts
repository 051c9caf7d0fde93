import { expect, test } from 'vitest'
import { countLabel, pageTitle } from './page-title.ts'

test('the title counts what is unread, then names the room and the workspace', () => {
  expect(pageTitle('engineering', 'Tideline', 3)).toBe('(3) engineering · Tideline')
  expect(pageTitle('engineering', 'Tideline', 0)).toBe('engineering · Tideline')
  expect(pageTitle(null, 'Tideline', 12)).toBe('(12) Tideline')
})

test('what is counted up to a thousand is said as 999+', () => {
  expect(countLabel(999)).toBe('999')
  expect(countLabel(1_000)).toBe('999+')
})
