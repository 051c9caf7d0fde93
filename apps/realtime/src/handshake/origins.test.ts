import { expect, test } from 'vitest'
import { allowedOrigins, isOriginAllowed } from './origins.ts'

test('with a public address, its origin alone is let in', () => {
  const allowed = allowedOrigins({ publicUrl: 'https://chat.example.org/', port: 3000 })
  expect(isOriginAllowed('https://chat.example.org', allowed)).toBe(true)
  for (const origin of [
    'http://chat.example.org',
    'https://chat.example.org:444',
    'https://chat.example.org.evil.net',
    'https://evilchat.example.org',
    'https://chat.example.org/',
    'HTTPS://CHAT.EXAMPLE.ORG',
    'http://localhost:3000',
    'null',
    '',
  ]) {
    expect(isOriginAllowed(origin, allowed), origin).toBe(false)
  }
})

test('without one, the names of this machine on the web port are', () => {
  const allowed = allowedOrigins({ publicUrl: null, port: 3000 })
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
    expect(isOriginAllowed(origin, allowed), origin).toBe(true)
  }
  for (const origin of ['http://localhost', 'http://localhost:3001', 'https://localhost:3000', 'null']) {
    expect(isOriginAllowed(origin, allowed), origin).toBe(false)
  }
})

test('a program that is no browser sends none, and is known by its ticket', () => {
  expect(isOriginAllowed(undefined, allowedOrigins({ publicUrl: null, port: 3000 }))).toBe(true)
})
