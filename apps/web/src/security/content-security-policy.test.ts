import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, realtimeOrigins } from './content-security-policy.ts'

const asked = { realtimeUrl: null, realtimePorts: [3001], host: 'chat.example:3000', protocol: 'http' as const }

describe('the content security policy', () => {
  it('lets scripts run by nonce only', () => {
    const policy = contentSecurityPolicy({ nonce: 'abc', realtimeOrigins: [], development: false })
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline')
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(part)
  })

  it('lets the page reach the realtime server by http and WebSocket', () => {
    const policy = contentSecurityPolicy({ nonce: 'abc', realtimeOrigins: ['https://rt.example'], development: false })
    expect(policy).toContain("connect-src 'self' https://rt.example wss://rt.example;")
  })

  it('derives the realtime origin from the host that was asked', () => {
    expect(realtimeOrigins(asked)).toEqual(['http://chat.example:3001'])
    expect(realtimeOrigins({ ...asked, host: '[::1]:3000' })).toEqual(['http://[::1]:3001'])
    expect(realtimeOrigins({ ...asked, realtimePorts: [3001, 3002] })).toEqual([
      'http://chat.example:3001',
      'http://chat.example:3002',
    ])
    expect(realtimeOrigins({ ...asked, realtimeUrl: 'https://rt.example/path' })).toEqual(['https://rt.example'])
  })

  it('takes nothing from a host that carries more than a host', () => {
    for (const host of ["x; script-src 'unsafe-inline'", 'a b', 'a,b', '', 'user@host', 'host/path'])
      expect(realtimeOrigins({ ...asked, host })).toEqual([])
  })
})
