import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test('an IPv4 address counts for itself, an IPv6 address for its /64, however it is written', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
  for (const address of [
    '2001:db8:0:7::1',
    '2001:0db8:0000:0007:ffff::9',
    '2001:db8:0:7:1:2:3:4',
    '2001:db8::7:1:2:3:4',
  ])
    expect(networkOf(address), address).toBe('2001:db8:0:7::/64')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
})

test('this machine itself is never limited', () => {
  for (const address of ['127.0.0.1', '127.8.9.1', '::1']) expect(networkOf(address)).toBeNull()
})
