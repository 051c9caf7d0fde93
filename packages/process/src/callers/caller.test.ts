import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { readCaller, trustProxies, writeCaller } from './caller.ts'

function requestFrom(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  return { socket: { remoteAddress }, headers: { host: 'chat.example', ...headers } } as unknown as IncomingMessage
}
const trusted = trustProxies(['10.0.0.0/8', '::1', '192.0.2.7'])

describe('the client address', () => {
  it('is the socket’s where nobody is trusted, whatever the headers say', () => {
    const request = requestFrom('203.0.113.9', { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' })
    expect(readCaller(request, trusted)).toEqual({ address: '203.0.113.9', protocol: 'http', host: 'chat.example' })
  })

  it('is the last hop that is not a trusted proxy', () => {
    const request = requestFrom('10.1.1.1', {
      'x-forwarded-for': '6.6.6.6, 203.0.113.9, 192.0.2.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'parley.example',
    })
    expect(readCaller(request, trusted)).toEqual({ address: '203.0.113.9', protocol: 'https', host: 'parley.example' })
  })

  it('ignores words that are not addresses and protocols that do not exist', () => {
    const request = requestFrom('::1', { 'x-forwarded-for': '203.0.113.9, junk', 'x-forwarded-proto': 'gopher' })
    expect(readCaller(request, trusted)).toMatchObject({ address: '::1', protocol: 'http' })
  })

  it('writes mapped IPv4 addresses as IPv4', () => {
    expect(readCaller(requestFrom('::ffff:203.0.113.9'), trusted).address).toBe('203.0.113.9')
  })

  it('replaces forged headers for the code behind it', () => {
    const request = requestFrom('203.0.113.9', {
      'x-forwarded-for': '1.2.3.4',
      forwarded: 'for=1.2.3.4',
      'x-real-ip': '1.2.3.4',
      'x-forwarded-port': '1',
    })
    writeCaller(request, readCaller(request, trusted))
    expect(request.headers).toEqual({
      host: 'chat.example',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'chat.example',
    })
  })
})
