import { describe, expect, it } from 'vitest'
import { safePath, signInPath } from './safe-path.ts'

describe('the way back after signing in', () => {
  it('keeps paths of this app', () => {
    for (const path of ['/', '/rooms/1', '/rooms/1?at=5#m5', '/settings']) expect(safePath(path)).toBe(path)
  })

  it('never leads to another site', () => {
    const tries = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\/evil.example',
      '/\t/evil.example',
      '/\n//evil.example',
      'javascript:alert(1)',
      '/%09/evil.example\r\nSet-Cookie: a=b',
      '',
      undefined,
      null,
      ['/x'],
      '/..//evil.example',
      '/.//evil.example',
    ]
    for (const target of tries) {
      const path = safePath(target)
      expect(new URL(path, 'https://parley.example').origin, String(target)).toBe('https://parley.example')
      expect(path.startsWith('//'), String(target)).toBe(false)
    }
  })

  it('does not lead back to the sign-in pages or into the API', () => {
    for (const path of ['/sign-in', '/sign-in?callbackUrl=/x', '/sign-up', '/api/auth/signout'])
      expect(safePath(path)).toBe('/')
  })

  it('names the way back only where there is one', () => {
    expect(signInPath('/')).toBe('/sign-in')
    expect(signInPath('/rooms/1?a=b')).toBe('/sign-in?callbackUrl=%2Frooms%2F1%3Fa%3Db')
  })
})
