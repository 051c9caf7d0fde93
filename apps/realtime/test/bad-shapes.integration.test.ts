import { randomUUID } from 'node:crypto'
import type { CommandName } from '@parley/protocol'
import { COMMANDS } from '@parley/protocol/table'
import { openRows, type RawAck, type RawConnection, type Rows } from '@parley/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { adminInputs } from './admin-commands.ts'
import { moderationInputs } from './moderation-commands.ts'
import { makeRoom, openSetting, type Setting, say } from './setting.ts'

const NAMES = Object.keys(COMMANDS) as CommandName[]

let setting: Setting
let rows: Rows
let sender: RawConnection
/** Input of each command that would be done, but for what a test puts into it. */
let valid: Record<CommandName, Record<string, unknown>>

beforeAll(async () => {
  setting = await openSetting()
  rows = await openRows(setting.databaseUrl)
  const ada = await setting.person('ada')
  const arrival = await ada.arrive()
  sender = arrival
  const { epoch } = arrival.hello
  const { room } = await makeRoom(sender)
  const { seq } = await say(sender, room.id, 'a message to be left alone')
  const here = { roomId: room.id }
  valid = {
    'session.hello': {},
    'session.ping': {},
    'session.list': {},
    'session.revoke': { sessionId: randomUUID() },
    'room.list': { query: 'a', limit: 1 },
    'room.create': { clientId: randomUUID(), name: 'made', topic: 'why' },
    'room.join': here,
    'room.leave': here,
    'room.members': { ...here, limit: 1 },
    'room.history': { ...here, epoch, before: 1 },
    'room.seek': { ...here, epoch, at: '2026-01-01T00:00:00.000Z' },
    'room.sync': { ...here, epoch, after: 0 },
    'room.preview': here,
    'room.direct': { personIds: [ada.id] },
    'room.promote': { ...here, name: 'made', topic: 'why' },
    'room.update': { ...here, name: 'made', topic: 'why', description: 'more', posting: 'everyone' },
    'room.archive': here,
    'room.unarchive': here,
    'room.invite': { ...here, personIds: [ada.id] },
    'room.remove': { ...here, personId: ada.id },
    'room.appoint': { ...here, personId: ada.id, role: 'owner' },
    'room.transfer': { ...here, personId: ada.id },
    'invite.create': { ...here, hours: 1, uses: 1 },
    'invite.list': here,
    'invite.revoke': { ...here, inviteId: randomUUID() },
    'invite.accept': { code: 'a-code' },
    'message.send': { ...here, clientId: randomUUID(), body: 'sent' },
    'message.edit': { ...here, epoch, seq, clientId: randomUUID(), body: 'edited' },
    'message.delete': { ...here, epoch, seq },
    'message.react': { ...here, epoch, seq, emoji: '👍', on: true },
    'message.pin': { ...here, epoch, seq, on: true },
    'message.edits': { ...here, epoch, seq },
    'room.pins': { ...here, limit: 1 },
    'read.advance': { ...here, epoch, seq, rewinds: 0 },
    'room.readers': { ...here, epoch },
    'people.get': { ids: [ada.id] },
    'people.search': { query: 'ada', limit: 5 },
    'profile.update': { displayName: 'Ada' },
    'threads.list': {},
    'threads.followed': {},
    'mentions.list': {},
    'personal.list': {},
    'personal.keep': { items: [{ key: 'setting:receipts', value: { value: false } }] },
    'emoji.list': {},
    'emoji.add': { name: 'party-parrot', fileId: randomUUID() },
    'emoji.remove': { name: 'party-parrot' },
    'message.confirm': { ...here, epoch, seq },
    'message.confirmations': { ...here, epoch, seq },
    'message.nudge': { ...here, epoch, seq },
    'poll.vote': { ...here, epoch, seq, choices: [0] },
    'poll.close': { ...here, epoch, seq },
    'poll.mine': { ...here, epoch, seqs: [seq] },
    'presence.watch': { personIds: [ada.id] },
    'presence.report': { active: true },
    'typing.start': here,
    'typing.stop': here,
    ...adminInputs({ personId: ada.id, roomId: room.id }),
    ...moderationInputs({ personId: randomUUID(), roomId: room.id, epoch, seq }),
  }
})
afterAll(async () => {
  await rows.close()
  await setting.close()
})

/** Whatever JSON can say, with the shapes that break parsers mixed in. NaN and Infinity travel as null. */
const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0.5,
    2 ** 53,
    1e308,
    '',
    '\0',
    '\ud800',
    '__proto__',
    [],
    {},
    null,
    true,
    { $ne: null },
    { toString: 'x' },
    { length: 3 },
  ),
  fc.constant(undefined),
  // Deeper ones are sent as text, below: what makes and prints values here climbs down into them call by call.
  fc.integer({ min: 100, max: 400 }).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
  fc.integer({ min: 1_500, max: 3_000 }).map((length) => Array<string>(length).fill(randomUUID())),
)

/** What is on the wire in place of a value that JSON does not know. */
const asSent = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

function badInputs(name: CommandName): fc.Arbitrary<unknown> {
  const schema: z.ZodType = COMMANDS[name].input
  const fields = Object.keys(valid[name])
  const replaced = fc.tuple(fc.constantFrom(...fields, 'extra'), anyJson).map(([field, value]) => ({
    ...valid[name],
    [field]: value,
  }))
  const missing = fc.constantFrom(...fields, 'extra').map((field) => {
    const { [field]: _, ...rest } = valid[name]
    return rest
  })
  const polluting = fc.constantFrom('__proto__', 'constructor', 'prototype').map((key) => {
    const text = JSON.stringify(valid[name])
    return JSON.parse(`${text.slice(0, -1)}${text === '{}' ? '' : ','}"${key}":{"isAdmin":true}}`) as unknown
  })
  return fc
    .oneof({ weight: 4, arbitrary: replaced }, missing, polluting, anyJson)
    .filter((input) => !schema.safeParse(asSent(input)).success)
}

function expectRefusal(ack: RawAck, codes: readonly string[]): void {
  expect(ack.ok).toBe(false)
  if (ack.ok) return
  expect(codes).toContain(ack.error.code)
  expect(ack.error.message).not.toMatch(/\n|at .*:\d+|zod|prisma|select /i)
  expect(ack.error.field, 'the field at fault').toEqual(expect.any(String))
}

/** One person's bad frames are only answered as such up to a rate: others go on after so many commands. */
const COMMANDS_EACH = 20

describe.each(NAMES)('%s', (name) => {
  beforeAll(async () => {
    const index = NAMES.indexOf(name)
    if (index % COMMANDS_EACH === 0) sender = await (await setting.person(`sender-${index}`)).arrive()
  })

  test('refuses every bad shape, naming the field, and writes nothing', async () => {
    const before = await rows.count()
    await fc.assert(
      fc.asyncProperty(badInputs(name), async (input) => {
        expectRefusal(await sender.call(name, input), ['BAD_REQUEST'])
      }),
      { numRuns: 60 },
    )
    expect(await rows.count()).toEqual(before)
  })

  test('refuses text that cannot be stored, wherever it takes text', async () => {
    const before = await rows.count()
    for (const [field, value] of Object.entries(valid[name])) {
      if (typeof value !== 'string') continue
      for (const bad of ['\0', 'a\0b', '\ud800', 'a\udc00b', '\udfff\ud800']) {
        const ack = await sender.call(name, { ...valid[name], [field]: bad })
        expectRefusal(ack, [
          'BAD_REQUEST',
          'TEXT_INVALID',
          'ROOM_NAME_INVALID',
          'DISPLAY_NAME_INVALID',
          'EMOJI_INVALID',
        ])
      }
    }
    expect(await rows.count()).toEqual(before)
  })

  test('does nothing without a callback, or with more than its input', async () => {
    const before = await rows.count()
    sender.socket.emit(name, valid[name])
    sender.socket.emit(name)
    expectRefusal(await sender.call(name), ['BAD_REQUEST'])
    expectRefusal(await sender.call(name, valid[name], valid[name]), ['BAD_REQUEST'])
    expectRefusal(await sender.call(name, { ...valid[name], file: Buffer.from('x') }), ['BAD_REQUEST'])
    expectRefusal(await sender.call(name, Buffer.alloc(1000)), ['BAD_REQUEST'])
    expect(await rows.count()).toEqual(before)
  })
})

test('a command that is not in the table is a bad request, whatever it is called', async () => {
  const before = await rows.count()
  const names = ['room.destroy', 'room.changed', '__proto__', 'constructor', 'toString', 'error', 'message', '', ' ']
  for (const name of names) {
    expect(await sender.call(name, {}), name).toMatchObject({
      ok: false,
      error: { code: 'BAD_REQUEST', field: 'command', retryable: false },
    })
  }
  expect(await rows.count()).toEqual(before)
})

test('a frame over the limit, a reserved name and broken framing close that connection and no other', async () => {
  const bob = await setting.person('bob')
  const frames = [
    `42["message.send",{"body":"${'x'.repeat(1_100_000)}"}]`,
    '42["disconnect"]',
    '42["connect_error",{}]',
    '42[',
    '42{"a":1}',
    '4',
    '49',
    '451-["message.send",{"_placeholder":true,"num":9}]',
    '45999999-["x"]',
    '452-["message.send",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]',
    `451-["message.send",{"_placeholder":true,"num":0},"${'x'.repeat(20_000)}"]`,
    '9',
  ]
  for (const frame of frames) {
    const { socket, closed } = await bob.connect()
    const transport = socket.io.engine.transport as unknown as { ws: { send(data: string): void } }
    transport.ws.send(frame)
    if (frame.startsWith('451') && frame.length < 100) transport.ws.send('b'.repeat(8))
    expect(await closed, frame.slice(0, 40)).toMatch(/transport|server/)
  }
  expect(await sender.call('session.ping', {})).toMatchObject({ ok: true })
})

test.each([
  ['of more values than a call can take', `["room.list"${',0'.repeat(200_000)}]`],
  ['that nests a hundred thousand deep', `["room.list",${'['.repeat(100_000)}${']'.repeat(100_000)}]`],
])('a frame %s is refused like any other', async (_, call) => {
  const { pid } = setting.server
  const bob = await setting.person(`wide-bob-${call.length}`)
  const { socket } = await bob.connect()
  const transport = socket.io.engine.transport as unknown as { ws: { send(data: string): void } }
  const answers = new Promise<string>((resolve) => {
    socket.io.engine.on('packet', (packet: { data?: unknown }) => {
      if (typeof packet.data === 'string' && packet.data.startsWith('37')) resolve(packet.data)
    })
  })
  transport.ws.send(`427${call}`)
  expect(await answers).toContain('BAD_REQUEST')
  expect(setting.server.pid).toBe(pid)
  expect(await sender.call('session.ping', {})).toMatchObject({ ok: true })
})

test('bad frames by the thousand leave the server as it was', async () => {
  const { pid } = setting.server
  const flooder = await (await setting.person('flooder')).arrive()
  const acks = await Promise.all(
    Array.from({ length: 2_000 }, (_, index) => flooder.call('message.send', { roomId: index, body: [] })),
  )
  expect(acks.every((ack) => !ack.ok && ack.error.code === 'BAD_REQUEST')).toBe(true)
  expect(setting.server.pid).toBe(pid)
  expect((await fetch(`${setting.server.url}/ready`)).status).toBe(200)
  expect(setting.server.log.some((line) => /rejection|command failed|fatal/.test(line.msg ?? ''))).toBe(false)
})

test('the log holds nothing that anybody wrote', async () => {
  const canary = 'canary-7f3a9c'
  await sender.call('message.send', { ...valid['message.send'], clientId: randomUUID(), body: canary })
  await sender.call(canary, {})
  await sender.call('message.send', { ...valid['message.send'], body: canary, roomId: canary })
  const log = JSON.stringify(setting.server.log)
  expect(log).not.toContain(canary)
  expect(log).not.toContain(setting.server.secrets.ticketKey)
  expect(log).toContain('command refused')
})
