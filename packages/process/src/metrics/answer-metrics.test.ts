import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { mayReadMetrics } from './index.ts'

const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage

test('without a token only this machine reads them, and nothing that a proxy forwards', () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(mayReadMetrics(from(address), null)).toBe(true)
  for (const address of ['10.0.0.1', '203.0.113.7', '::ffff:10.0.0.1', '2001:db8::1', ''])
    expect(mayReadMetrics(from(address), null), address).toBe(false)
  for (const header of ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'])
    expect(mayReadMetrics(from('127.0.0.1', { [header]: '127.0.0.1' }), null), header).toBe(false)
})

test('with a token whoever brings it reads them, from wherever', () => {
  const token = 'a-token-of-sixteen'
  expect(mayReadMetrics(from('203.0.113.7', { authorization: `Bearer ${token}` }), token)).toBe(true)
  for (const authorization of ['', 'Bearer', 'Bearer ', token, `Bearer ${token}x`, `Basic ${token}`])
    expect(mayReadMetrics(from('127.0.0.1', { authorization }), token), authorization).toBe(false)
})
