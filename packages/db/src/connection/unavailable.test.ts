import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { toRev } from '../rev.ts'
import { isDatabaseAway, refusalOf } from './unavailable.ts'

test('a lost connection, a shutdown, a deadlock and a timeout are the database being away', () => {
  const away: unknown[] = [
    { code: 'ECONNREFUSED' },
    { code: '57P01' },
    { code: '57014' },
    { code: '40P01' },
    { code: '53300' },
    { code: '08006' },
    { code: '25006' },
    { code: '26000' },
    { code: '0A000' },
    { code: '28P01' },
    { code: '58030' },
    { code: 'EMFILE' },
    new Error('Connection terminated unexpectedly'),
    new Error('Query read timeout'),
    { code: 'P1001' },
    { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } } },
    { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'postgres', originalCode: '57P01' } } } },
    new AggregateError([], 'x', { cause: { code: 'ECONNRESET' } }),
  ]
  for (const error of away) {
    expect(isDatabaseAway(error)).toBe(true)
    expect(refusalOf(error)).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) })
  }
})

test('a mistake of ours is not', () => {
  const refusal = new Refusal('MESSAGE_EMPTY')
  for (const error of [
    { code: '22P02' },
    { code: '23505' },
    { code: '42P01' },
    new Error('no'),
    null,
    'text',
    refusal,
  ]) {
    expect(isDatabaseAway(error)).toBe(false)
    expect(refusalOf(error)).toBe(error)
  }
})

test('an int8 is read as a number, and never rounded', () => {
  expect([toRev('42'), toRev(42n), toRev(0)]).toEqual([42, 42, 0])
  expect(() => toRev('9007199254740993')).toThrow(RangeError)
  expect(() => toRev('x')).toThrow(RangeError)
})
