import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NginxServer, startNginx } from './start-nginx.ts'

/** What stands behind: servers that tell their name and what reached them. */
interface Told {
  readonly name: string
  readonly headers: IncomingHttpHeaders
  readonly url: string
}

const servers: Server[] = []
let nginx: NginxServer

beforeAll(async () => {
  const [one, two, web] = await Promise.all(['one', 'two', 'web'].map(startTelling))
  nginx = await startNginx({ realtime: [one ?? 0, two ?? 0], web: [web ?? 0], addressConnections: 50 })
})

afterAll(async () => {
  await nginx?.close()
  for (const server of servers) server.close()
})

async function startTelling(name: string): Promise<number> {
  const server = createServer(({ headers, url }, response) => {
    response.end(JSON.stringify({ name, headers, url }))
  })
  server.on('upgrade', ({ headers, url }, socket) => {
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n${JSON.stringify({ name, headers, url })}`,
    )
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function ask(path: string, headers: Record<string, string> = {}): Promise<Told> {
  return (await fetch(nginx.url + path, { headers })).json() as Promise<Told>
}

/** Resolves with the status, 101 where the upgrade was let through. */
function upgrade(path: string): Promise<{ status: number; told: Told }> {
  return new Promise((resolve, reject) => {
    const asked = request(nginx.url + path, { headers: { connection: 'Upgrade', upgrade: 'websocket' } })
    const answered = (status: number, stream: NodeJS.ReadableStream, head = '') => {
      let text = head
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => resolve({ status, told: JSON.parse(text) as Told }))
    }
    asked.once('upgrade', (_, socket, head) => answered(101, socket, head.toString()))
    asked.once('response', (response) => answered(response.statusCode ?? 0, response))
    asked.once('error', reject)
    asked.end()
  })
}

test('what a client claims about its address is replaced', async () => {
  const forged = {
    'x-forwarded-for': '203.0.113.9',
    'x-real-ip': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example',
  }
  for (const path of ['/', '/socket.io/?EIO=4&transport=polling']) {
    const { headers } = await ask(path, forged)
    expect(headers['x-forwarded-for']).toBe('127.0.0.1')
    expect(headers['x-forwarded-proto']).toBe('http')
    expect(headers['x-forwarded-host']).toBe(`localhost:${nginx.port}`)
    expect(headers.host).toBe(`localhost:${nginx.port}`)
    expect(JSON.stringify(headers)).not.toContain('203.0.113.9')
  }
})

test('only /socket.io/ is upgraded', async () => {
  expect((await upgrade('/socket.io/?EIO=4&transport=websocket')).status).toBe(101)
  for (const path of ['/', '/socket.io/admin', '/api/ticket', '/SOCKET.IO/']) {
    const { status, told } = await upgrade(path)
    expect(status, path).toBe(200)
    expect(told.name, path).toBe('web')
    expect(told.headers.upgrade, path).toBeUndefined()
  }
})

test('how the instances are is nobody’s business', async () => {
  for (const path of ['/metrics', '/healthz', '/readyz', '/health', '/ready', '/api/health', '/metrics/']) {
    expect((await fetch(nginx.url + path)).status, path).toBe(404)
  }
})

test('a polling connection stays on its instance, also when it upgrades; others spread', async () => {
  const homes = new Set<string>()
  for (let client = 0; client < 20; client++) {
    const polling = `/socket.io/?EIO=4&transport=polling&stick=client-${client}`
    const { name } = await ask(polling)
    homes.add(name)
    expect((await ask(`${polling}&sid=abc`)).name).toBe(name)
    const upgraded = await upgrade(`/socket.io/?EIO=4&transport=websocket&sid=abc&stick=client-${client}`)
    expect(upgraded.told.name).toBe(name)
  }
  expect(homes).toEqual(new Set(['one', 'two']))
})

test('a client without a key stays by its address', async () => {
  const names = []
  for (let round = 0; round < 6; round++) {
    names.push((await ask(`/socket.io/?EIO=4&transport=polling${round > 0 ? '&sid=abc' : ''}`)).name)
  }
  names.push((await upgrade('/socket.io/?EIO=4&transport=websocket&sid=abc')).told.name)
  expect(new Set(names).size).toBe(1)
})

test('WebSockets go round', async () => {
  const asked = Array.from({ length: 6 }, () => upgrade('/socket.io/?EIO=4&transport=websocket'))
  const names = (await Promise.all(asked)).map(({ told }) => told.name)
  expect(new Set(names)).toEqual(new Set(['one', 'two']))
})

test('nginx does not tell its version', async () => {
  expect((await fetch(`${nginx.url}/metrics`)).headers.get('server')).toBe('nginx')
})

test('an instance that is gone is not noticed', async () => {
  const [one] = servers
  one?.closeAllConnections()
  await new Promise((resolve) => one?.close(resolve))
  for (let client = 0; client < 20; client++) {
    expect((await ask(`/socket.io/?EIO=4&transport=polling&stick=client-${client}`)).name).toBe('two')
    expect((await upgrade('/socket.io/?EIO=4&transport=websocket')).told.name).toBe('two')
  }
})

test('an address may hold so many connections and no more', async () => {
  const held = Array.from(
    { length: 60 },
    () =>
      new Promise<number>((resolve) => {
        // A head that does not end: the connection counts from the first request on, so it is a body that waits.
        const asked = request(`${nginx.url}/`, { method: 'POST', headers: { 'content-length': '10' }, agent: false })
        asked.once('response', (response) => resolve(response.statusCode ?? 0))
        asked.once('error', () => resolve(0))
        asked.flushHeaders()
        setTimeout(() => asked.destroy(), 2_000)
      }),
  )
  expect((await Promise.all(held)).filter((status) => status === 429).length).toBeGreaterThanOrEqual(10)
})
