import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import {
  createProgram,
  createTestDatabase,
  openRows,
  type Program,
  type Rows,
  startWeb,
  type TestDatabase,
  type WebProcess,
} from '@parley/testkit'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const password = 'a long enough phrase'
const LIMIT = 300_000
let database: TestDatabase
let rows: Rows
let web: WebProcess
let ann: Program
let ben: Program
let picture: Buffer

beforeAll(async () => {
  database = await createTestDatabase()
  rows = await openRows(database.url)
  web = await startWeb({
    databaseUrl: database.url,
    realtimePort: 4999,
    environment: { PARLEY_LIMIT_FILE_BYTES: String(LIMIT), PARLEY_RATE_UPLOAD_PER_MINUTE: '1000' },
  })
  ann = await signedIn('ann')
  ben = await signedIn('ben')
  picture = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#0a7' } })
    .png()
    .toBuffer()
})
afterAll(async () => {
  await web?.kill()
  await rows?.close()
  await database?.drop()
})

async function signedIn(handle: string): Promise<Program> {
  const program = createProgram(web.url)
  await program.signUp({ displayName: handle, handle, password })
  expect((await program.signIn({ login: handle, password })).status).toBe(200)
  return program
}

const ask = (program: Program | null, path: string, init: RequestInit = {}) =>
  fetch(`${web.url}${path}`, { ...init, headers: { cookie: program?.cookies.header() ?? '', ...init.headers } })
const post = (
  program: Program | null,
  body: Uint8Array,
  query = 'name=cat.png',
  headers: Record<string, string> = {},
) => ask(program, `/api/files?${query}`, { method: 'POST', body: Uint8Array.from(body), headers })
async function upload(program: Program, body: Uint8Array = picture, query?: string) {
  const response = await post(program, body, query)
  expect(response.status).toBe(201)
  return ((await response.json()) as { file: { id: string } }).file
}
const statusOf = async (program: Program | null, path: string) => (await ask(program, path)).status
async function refusalOf(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; limit?: number } }
  return [response.status, error.code, error.limit]
}

/** As a message of this author carries it. */
async function attach(fileId: string, memberNames: string[]): Promise<string> {
  const roomId = randomUUID()
  await rows.query('INSERT INTO room (id, name, rev) VALUES ($1, $2, 1)', [roomId, roomId])
  await rows.query(
    `INSERT INTO member (room_id, person_id, rev) SELECT $1::uuid, id, 1 FROM person WHERE handle = ANY ($2)`,
    [roomId, memberNames],
  )
  await rows.query(
    `INSERT INTO message (room_id, seq, rev, author_id, client_id, body)
     SELECT $1::uuid, 1, 1, owner_id, gen_random_uuid(), '' FROM file WHERE id = $2`,
    [roomId, fileId],
  )
  await rows.query('UPDATE file SET attached_at = now(), room_id = $1, message_seq = 1 WHERE id = $2', [roomId, fileId])
  return roomId
}

describe('what is served', () => {
  test('are all sizes, to be kept by this browser alone, as pictures that can do nothing', async () => {
    const file = await upload(ann)
    expect(file).toMatchObject({ name: 'cat.png', width: 600, height: 300, mediaType: 'image/png' })
    for (const [variant, width, type] of [
      ['original', 600, 'image/png'],
      ['1280', 600, 'image/webp'],
      ['480', 480, 'image/webp'],
      ['96', 96, 'image/webp'],
    ] as const) {
      const response = await ask(ann, `/api/files/${file.id}/${variant}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe(type)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
      expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
      expect(response.headers.get('content-disposition')).toMatch(/^inline;/)
      const bytes = Buffer.from(await response.arrayBuffer())
      expect((await sharp(bytes).metadata()).width).toBe(width)
      const etag = response.headers.get('etag') ?? ''
      const again = await ask(ann, `/api/files/${file.id}/${variant}`, { headers: { 'if-none-match': etag } })
      expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    }
    const kept = await ask(ann, `/api/files/${file.id}/original?download`)
    expect(kept.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''cat.png")
    const head = await ask(ann, `/api/files/${file.id}/original`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'image/png'])
    await kept.body?.cancel()
    const named = await upload(ann, picture, `name=${encodeURIComponent('../../猫 "1";\r\nx.html')}`)
    const odd = await ask(ann, `/api/files/${named.id}/original?download`)
    expect(odd.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('猫 "1";x.png')}`,
    )
    await odd.body?.cancel()
  })

  test('is open to its owner, then to the room of its message, never to others, and to nobody once that is deleted', async () => {
    const { id } = await upload(ann)
    const path = `/api/files/${id}/480`
    const eve = await signedIn('eve')
    expect([await statusOf(ann, path), await statusOf(ben, path), await statusOf(null, path)]).toEqual([200, 404, 401])
    const roomId = await attach(id, ['ann', 'ben'])
    expect([await statusOf(ann, path), await statusOf(ben, path), await statusOf(eve, path)]).toEqual([200, 200, 404])
    const absent = await (await ask(eve, `/api/files/${randomUUID()}/480`)).text()
    expect(await (await ask(eve, path)).text()).toBe(absent)
    await rows.query(
      "UPDATE member SET state = 'left' WHERE room_id = $1 AND person_id = (SELECT id FROM person WHERE handle = 'ben')",
      [roomId],
    )
    expect(await statusOf(ben, path)).toBe(404)
    await rows.query('UPDATE message SET body = NULL, deleted_at = now() WHERE room_id = $1', [roomId])
    expect([await statusOf(ann, path), await statusOf(ben, path)]).toEqual([404, 404])
    for (const odd of [`/api/files/${id}/huge`, '/api/files/x/480', `/api/files/..%2f..%2fetc%2fpasswd/480`])
      expect(await statusOf(ann, odd)).toBe(404)
  })

  test('is closed with the session', async () => {
    const guest = await signedIn('guest')
    const { id } = await upload(guest)
    await rows.query(
      "UPDATE device_session SET revoked_at = now() WHERE person_id = (SELECT id FROM person WHERE handle = 'guest')",
    )
    expect(await statusOf(guest, `/api/files/${id}/480`)).toBe(401)
    expect(await refusalOf(await post(guest, picture))).toEqual([401, 'UNAUTHENTICATED', undefined])
  })

  test('is gone when its owner takes it back before it is used', async () => {
    const { id } = await upload(ann)
    const discard = (program: Program) => ask(program, `/api/files/${id}`, { method: 'DELETE' })
    expect((await discard(ben)).status).toBe(404)
    expect((await discard(ann)).status).toBe(200)
    expect(await statusOf(ann, `/api/files/${id}/480`)).toBe(404)
  })
})

describe('what is taken', () => {
  test('is what the content says, whatever it is called', async () => {
    const file = await upload(ann, picture, `name=${encodeURIComponent('run.html')}`)
    expect(file).toMatchObject({ name: 'run.png', mediaType: 'image/png' })
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    expect(await refusalOf(await post(ann, svg, 'name=a.png', { 'content-type': 'image/png' }))).toEqual([
      415,
      'FILE_TYPE_NOT_ALLOWED',
      undefined,
    ])
    expect(await refusalOf(await post(ann, new Uint8Array()))).toEqual([400, 'BAD_REQUEST', undefined])
    expect(await refusalOf(await post(ann, picture.subarray(0, 200)))).toEqual([400, 'FILE_BROKEN', undefined])
    expect(await refusalOf(await post(ann, picture, 'purpose=virus'))).toEqual([400, 'BAD_REQUEST', undefined])
  })

  test('is not more than the limit, whether its length is told or not', async () => {
    const large = Buffer.concat([picture, Buffer.alloc(LIMIT)])
    expect(await refusalOf(await post(ann, large))).toEqual([413, 'FILE_TOO_LARGE', 0.2])
    // Chunked, so that nobody knows how much will come.
    const { port } = new URL(web.url)
    const socket = connect(Number(port), 'localhost')
    await once(socket, 'connect')
    socket.on('error', () => {})
    socket.write(
      `POST /api/files HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: ${ann.cookies.header()}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    let answer = ''
    socket.on('data', (data) => {
      answer += data.toString()
    })
    for (let sent = 0; sent <= LIMIT + 50_000; sent += 50_000) {
      const part = sent === 0 ? Buffer.concat([picture, Buffer.alloc(50_000 - picture.length)]) : Buffer.alloc(50_000)
      socket.write(`${part.length.toString(16)}\r\n`)
      socket.write(part)
      socket.write('\r\n')
    }
    await expect.poll(() => answer, { timeout: 20_000 }).toContain('FILE_TOO_LARGE')
    expect(answer).toContain('413')
    socket.destroy()
  })

  test('comes from a page of ours, from somebody signed in', async () => {
    expect(await refusalOf(await post(null, picture))).toEqual([401, 'UNAUTHENTICATED', undefined])
    const foreign = await post(ann, picture, '', { origin: 'https://evil.example' })
    expect(await refusalOf(foreign)).toEqual([403, 'ORIGIN_REFUSED', undefined])
  })

  test('may be larger than what Next would hold in memory, and arrives as it was sent', async () => {
    const noise = await sharp({
      create: {
        width: 250,
        height: 250,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer()
    expect(noise.length).toBeGreaterThan(100_000)
    const { id } = await upload(ann, noise)
    const back = Buffer.from(await (await ask(ann, `/api/files/${id}/original`)).arrayBuffer())
    const pixels = async (bytes: Buffer) =>
      createHash('sha256')
        .update(await sharp(bytes).raw().toBuffer())
        .digest('hex')
    expect(await pixels(back)).toBe(await pixels(noise))
  })
})
