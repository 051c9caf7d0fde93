import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { createCore, endSession, issueTicket, type Principal } from '@parley/core'
import { DEFAULT_LIMITS, PROTOCOL_VERSION } from '@parley/protocol'
import { connectRaw, HandshakeRefused, type RawOptions } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openSetting, type Setting, type Someone, WITHOUT_RATES } from './setting.ts'

const PUBLIC_URL = 'https://chat.example.org'

let setting: Setting
let ada: Someone

beforeAll(async () => {
  setting = await openSetting({ environment: { ...WITHOUT_RATES, PARLEY_URL: PUBLIC_URL } })
  ada = await setting.person('ada')
})
afterAll(() => setting.close())

async function refusal(options: RawOptions) {
  const outcome = await connectRaw(setting.server.url, options).catch((error: unknown) => error)
  if (!(outcome instanceof HandshakeRefused)) throw new Error('it was let in')
  return outcome.data
}

/** A ticket as a server with other keys, or another clock, would sign it. */
function foreignTicket(principal: Principal, ticketKey: Uint8Array): Promise<{ ticket: string }> {
  return issueTicket(createCore({ database: setting.core.database, ticketKey, limits: DEFAULT_LIMITS }), principal)
}

describe('a handshake is refused with its reason', () => {
  test('without a ticket', async () => {
    expect(await refusal({})).toMatchObject({ code: 'UNAUTHENTICATED', retryable: false })
    expect(await refusal({ auth: { protocol: PROTOCOL_VERSION } })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await refusal({ auth: { ticket: 7, protocol: PROTOCOL_VERSION } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  test('with a ticket that is forged, altered, unsigned or for somebody else', async () => {
    const ticket = await ada.ticket()
    const [head = '', claims = '', signature = ''] = ticket.split('.')
    const altered = JSON.parse(Buffer.from(claims, 'base64url').toString())
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const forged = await foreignTicket(ada.principal, new Uint8Array(32).fill(7))
    const unknownPerson = await foreignTicket({ ...ada.principal, personId: randomUUID() }, setting.core.ticketKey)
    for (const bad of [
      'x',
      '',
      `${head}.${claims}`,
      `${head}.${encode({ ...altered, sub: randomUUID() })}.${signature}`,
      `${head}.${encode({ ...altered, aud: 'web' })}.${signature}`,
      `${encode({ alg: 'none' })}.${claims}.`,
      forged.ticket,
      unknownPerson.ticket,
    ]) {
      expect(await refusal({ auth: { ticket: bad, protocol: PROTOCOL_VERSION } }), bad).toMatchObject({
        code: 'UNAUTHENTICATED',
        message: expect.any(String),
      })
    }
    expect(await refusal({ auth: { ticket: 'x'.repeat(5000), protocol: PROTOCOL_VERSION } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  test('with a ticket that ran out', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 120_000 })
    const { ticket } = await issueTicket(setting.core, ada.principal).finally(() => vi.useRealTimers())
    expect(await refusal({ auth: { ticket, protocol: PROTOCOL_VERSION } })).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('with a ticket of a session that ended', async () => {
    const device = await ada.onAnotherDevice()
    const ticket = await device.ticket()
    await endSession(setting.core, device.principal.sessionId)
    expect(await refusal({ auth: { ticket, protocol: PROTOCOL_VERSION } })).toMatchObject({ code: 'SESSION_ENDED' })
  })

  test('with a protocol version that the server does not speak', async () => {
    const ticket = await ada.ticket()
    for (const protocol of [0, PROTOCOL_VERSION + 1, '1', null, undefined]) {
      expect(await refusal({ auth: { ticket, protocol } })).toMatchObject({ code: 'PROTOCOL_UNSUPPORTED' })
    }
  })
})

describe('only pages of the own origin connect', () => {
  const handshakePath = '/socket.io/?EIO=4&transport='

  test.each([
    'https://evil.example',
    'http://chat.example.org',
    'https://chat.example.org.evil.example',
    'https://chat.example.org:8443',
    'https://xchat.example.org',
    'null',
    'file://',
  ])('%s is refused with 403, on both transports', async (origin) => {
    const polling = await fetch(setting.server.url + handshakePath.concat('polling'), { headers: { origin } })
    expect(polling.status).toBe(403)
    expect(await polling.json()).toMatchObject({ error: { code: 'ORIGIN_REFUSED' } })
    expect(polling.headers.get('access-control-allow-origin')).toBeNull()
    const upgrade = await requestUpgrade(handshakePath.concat('websocket'), origin)
    expect(upgrade).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/)
    expect(upgrade).toContain('"ORIGIN_REFUSED"')
  })

  test('the own origin and programs without one are let in', async () => {
    for (const options of [{ origin: PUBLIC_URL }, {}, { transports: ['polling' as const] }]) {
      const connection = await ada.connect(undefined, options)
      expect(await connection.call('session.ping', {})).toMatchObject({ ok: true })
      connection.close()
    }
  })

  test('a browser may read what long polling answers to the own origin, and to no other', async () => {
    const response = await fetch(setting.server.url + handshakePath.concat('polling'), {
      headers: { origin: PUBLIC_URL },
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(PUBLIC_URL)
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('nothing but the socket path is upgraded, and nothing but health is served', async () => {
    for (const path of ['/', '/chat', '/socket.io', '/socket.io/evil', '/SOCKET.IO/']) {
      expect(await requestUpgrade(path, PUBLIC_URL)).toMatch(/^HTTP\/1\.1 404 /)
    }
    for (const path of ['/', '/socket.io/socket.io.js', '/health/x', '/../etc/passwd', '//health']) {
      expect((await fetch(setting.server.url + path)).status, path).toBe(404)
    }
  })
})

test('health and readiness answer plainly, with security headers', async () => {
  for (const path of ['/health', '/ready']) {
    const response = await fetch(setting.server.url + path)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok' })
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x-powered-by')).toBeNull()
  }
  expect((await fetch(`${setting.server.url}/health`, { method: 'POST' })).status).toBe(405)
})

test('the frames of docs/protocol.md are all that a client needs, without any library', async () => {
  const url = `${setting.server.url}/socket.io/?EIO=4&transport=polling`
  const { sid } = JSON.parse((await (await fetch(url)).text()).slice(1)) as { sid: string }
  const post = async (body: string) =>
    expect((await fetch(`${url}&sid=${sid}`, { method: 'POST', body })).status).toBe(200)
  let heard = ''
  const hear = async (start: string) => {
    while (!heard.split('\u001e').some((packet) => packet.startsWith(start))) {
      heard += `\u001e${await (await fetch(`${url}&sid=${sid}`)).text()}`
    }
  }
  await post(`40${JSON.stringify({ ticket: await ada.ticket(), protocol: PROTOCOL_VERSION })}`)
  await hear('40{"sid":')
  await post('420["session.hello",{}]')
  await hear('430[{"ok":true,"data":{"epoch":')
  await post('421["session.ping",{}]\u001e422["room.destroy",{}]')
  await hear('431[{"ok":true')
  await hear('432[{"ok":false,"error":{"code":"BAD_REQUEST"')
})

test('frames before the handshake are not let in: the connection is closed', async () => {
  const url = `${setting.server.url}/socket.io/?EIO=4&transport=polling`
  const open = (await (await fetch(url)).text()).slice(1)
  const { sid } = JSON.parse(open) as { sid: string }
  const frame = '420["message.send",{}]'
  await fetch(`${url}&sid=${sid}`, { method: 'POST', body: frame, headers: { 'content-type': 'text/plain' } })
  const after = await fetch(`${url}&sid=${sid}`)
  expect(await after.text()).not.toContain('43')
  expect((await fetch(`${url}&sid=${sid}`)).status).toBe(400)
})

test('a namespace nobody made is refused', async () => {
  const outcome = await connectRaw(`${setting.server.url}/admin`, {
    auth: { ticket: await ada.ticket(), protocol: PROTOCOL_VERSION },
  }).catch((error: unknown) => error)
  expect(outcome).toBeInstanceOf(HandshakeRefused)
})

function requestUpgrade(path: string, origin: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(setting.server.port, '127.0.0.1', () => {
      const lines = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', `Origin: ${origin}`]
      const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${lines.join('\r\n')}\r\n${key}\r\n\r\n`)
    })
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}
