import { expect, test } from 'vitest'
import { measure, sum, tell } from './first-load.mjs'

const html = '<script src="/_next/static/chunks/small.js"></script>'
const noise = Buffer.from(Array.from({ length: 9_000 }, (_, i) => (i * i * 31 + i) % 251))
const small = measure('http://localhost/_next/static/chunks/small.js?v=1', Buffer.from('x'.repeat(9_000)), html)
const large = measure('http://localhost/_next/static/chunks/large.js', noise, html)

test('what counts is the size on the wire', () => {
  expect(small.bytes).toBe(9_000)
  expect(small.gzippedBytes).toBeLessThan(100)
  expect(sum([small, large])).toEqual({ bytes: 18_000, gzippedBytes: small.gzippedBytes + large.gzippedBytes })
})

test('the table tells the largest first, and what the page asks for only once it runs', () => {
  const lines = tell([small, large]).split('\n')
  expect(lines[1]).toContain('large.js (right after)')
  expect(lines[2]).toMatch(/small\.js$/)
  expect(lines[3]).toContain('2 scripts in all')
})
