import { expect, test } from 'vitest'
import { readAddress } from './read-address.ts'

test('one server: host, port, credentials, database, TLS', () => {
  expect(readAddress('redis://cache')).toEqual({
    isCluster: false,
    nodes: [{ host: 'cache', port: 6379 }],
    tls: false,
    database: 0,
  })
  expect(readAddress('rediss://parley:p%40ss@[::1]:7000/3')).toEqual({
    isCluster: false,
    nodes: [{ host: '::1', port: 7000 }],
    tls: true,
    username: 'parley',
    password: 'p@ss',
    database: 3,
  })
  expect(readAddress('redis://:secret@cache')).toMatchObject({ password: 'secret' })
})

test('a cluster: its scheme says so, with one address or several', () => {
  expect(readAddress('redis+cluster://:secret@one:7001,two:7002')).toMatchObject({
    isCluster: true,
    nodes: [
      { host: 'one', port: 7001 },
      { host: 'two', port: 7002 },
    ],
    password: 'secret',
  })
  expect(readAddress('redis+cluster://one')).toMatchObject({ isCluster: true, nodes: [{ host: 'one', port: 6379 }] })
})

test.each([
  'localhost:6379',
  'http://:secret@cache',
  'redis://:secret@one,two',
  'redis+cluster://:secret@one/1',
  'redis://:secret@',
])('what is no address is refused without quoting it: %s', (url) => {
  expect(() => readAddress(url)).toThrow(/^REDIS_URL (?!.*secret)/)
})
