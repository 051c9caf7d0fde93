import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { connectRaw, type RawConnection, type WirePacket } from '@parley/testkit'
import type { Asked, Examples, Frame } from './examples.ts'
import { normalise } from './normalise.ts'
import { tellOfAdmin, tellOfErasure } from './record-admin.ts'
import { tellOfAsking } from './record-asking.ts'
import { tellOfEmoji } from './record-emoji.ts'
import { type Account, recordHttp, type SignedIn, signInOn, signUp, type TicketAnswer } from './record-http.ts'
import { tellOfJobs } from './record-jobs.ts'
import { tellOfLive } from './record-live.ts'
import { tellOfModeration } from './record-moderation.ts'
import { recordRefusals } from './record-refusals.ts'
import { tellOfRooms } from './record-rooms.ts'

/**
 * Lives through one short story against running servers, the way a stranger's client would who has read nothing but
 * the page, and returns what was said on both sides.
 */
export async function recordExamples(webUrl: string): Promise<Examples> {
  const suffix = randomUUID().slice(0, 8)
  const password = 'correct horse battery staple'
  const ada: Account = { displayName: 'Ada Lovelace', handle: `ada-${suffix}`, password }
  const bob: Account = { displayName: 'Bob Babbage', handle: `bob-${suffix}`, password }
  const mary: Account = { displayName: 'Mary Somerville', handle: `mary-${suffix}`, password }
  const roomName = `analytical-engine-${suffix}`

  const http = await recordHttp(webUrl, ada)
  await signUp(webUrl, bob)
  await signUp(webUrl, mary)
  const [desk, phone, his] = await Promise.all([ada, ada, bob].map((account) => signInOn(webUrl, account)))
  if (!desk || !phone || !his) throw new Error('nobody is signed in')
  const devices = {
    desk: await connect(webUrl, desk),
    phone: await connect(webUrl, phone),
    his: await connect(webUrl, his),
  }
  // A device that is signed out from afar.
  await signInOn(webUrl, bob)
  const story = await tellStory(devices, desk, roomName, mary.handle)
  const refused = await recordRefusals(devices.desk.connection, story.roomId)
  const refusedFrames = await recordRefusedHandshake(webUrl, await desk.ticket())
  for (const { connection } of Object.values(devices)) connection.close()

  const frames = { ...story.frames, refused: refusedFrames }
  const recorded: Examples = { http, frames, commands: story.commands, refusals: refused, events: story.events }
  return normalise(recorded, {
    [ada.handle]: 'ada',
    [bob.handle]: 'bob',
    [mary.handle]: 'mary',
    [roomName]: 'analytical-engine',
  })
}

interface Device {
  readonly connection: RawConnection
  readonly packets: readonly WirePacket[]
}

export function realtimeUrlFrom(webUrl: string, { realtimeUrl, realtimePort }: TicketAnswer): string {
  if (realtimeUrl !== null) return realtimeUrl
  const url = new URL(webUrl)
  url.port = String(realtimePort)
  return url.origin
}

async function connect(webUrl: string, session: SignedIn): Promise<Device> {
  const answer = await session.ticket()
  const packets: WirePacket[] = []
  const connection = await connectRaw(realtimeUrlFrom(webUrl, answer), {
    auth: { ticket: answer.ticket, protocol: answer.protocol, client: 'example/1.0' },
    onPacket: (packet) => packets.push(packet),
  })
  return { connection, packets }
}

async function recordRefusedHandshake(webUrl: string, answer: TicketAnswer): Promise<Frame[]> {
  const packets: WirePacket[] = []
  await connectRaw(realtimeUrlFrom(webUrl, answer), {
    auth: { ticket: 'stale', protocol: answer.protocol },
    onPacket: (packet) => packets.push(packet),
  }).catch(() => undefined)
  return packets
}

type Devices = Readonly<Record<'desk' | 'phone' | 'his', Device>>

async function tellStory({ desk, phone, his }: Devices, session: SignedIn, roomName: string, third: string) {
  const commands: Record<string, Asked> = {}
  const ask = async (connection: RawConnection, command: string, input: object) => {
    let ack = await connection.call(command, input)
    // The story is told faster than anybody lives.
    while (!ack.ok && ack.error.code === 'RATE_LIMITED') {
      await wait(ack.error.retryAfterMs ?? 1_000)
      ack = await connection.call(command, input)
    }
    if (!ack.ok) throw new Error(`${command} was refused with ${ack.error.code}`)
    commands[command] = { command, input, ack }
    return ack.data as Record<string, unknown>
  }
  const hers = desk.connection
  const { epoch, me } = (await ask(hers, 'session.hello', {})) as {
    epoch: string
    me: { id: string; handle: string }
  }
  await phone.connection.call('session.hello', {})
  const { me: him } = await his.connection.ask<{ me: { id: string } }>('session.hello', {})
  await ask(hers, 'session.ping', {})
  const { room } = (await ask(hers, 'room.create', {
    clientId: randomUUID(),
    name: roomName,
    topic: 'Notes on the engine',
  })) as { room: { room: { id: string } } }
  const roomId = room.room.id
  await ask(hers, 'room.list', { query: roomName, limit: 20 })
  await ask(his.connection, 'room.join', { roomId })
  await ask(hers, 'room.members', { roomId })
  await ask(hers, 'people.get', { ids: [me.id] })
  await ask(hers, 'people.search', { query: 'ada' })
  await ask(his.connection, 'presence.watch', { personIds: [me.id] })
  await ask(hers, 'presence.report', { active: false })
  // The phone is somebody there as well.
  await phone.connection.call('presence.report', { active: false })
  await his.connection.waitFor(({ name }) => name === 'presence.changed')
  await ask(hers, 'typing.start', { roomId })
  await ask(hers, 'typing.stop', { roomId })

  const before = desk.packets.length
  const sent = await ask(hers, 'message.send', { roomId, clientId: randomUUID(), body: 'Who has the punch cards?' })
  const { seq } = sent.message as { seq: number }
  await hers.waitFor(({ name, payload }) => name === 'room.changed' && hasMessage(payload, seq))
  const sending = desk.packets.slice(before)

  const edit = { roomId, epoch, seq, clientId: randomUUID(), body: 'Who has the punch cards? I need them by noon.' }
  await ask(hers, 'message.edit', edit)
  await ask(hers, 'message.edits', { roomId, epoch, seq })
  await ask(his.connection, 'message.react', { roomId, epoch, seq, emoji: '👍', on: true })
  await ask(his.connection, 'message.pin', { roomId, epoch, seq, on: true })
  await ask(hers, 'room.pins', { roomId })
  await ask(his.connection, 'read.advance', { roomId, epoch, seq })
  // Told within a second, of who is in the room by then.
  await hers.waitFor(({ name }) => name === 'readers.changed')
  await ask(hers, 'room.readers', { roomId, epoch })
  await ask(hers, 'room.history', { roomId, epoch, limit: 50 })
  await ask(hers, 'room.seek', { roomId, epoch, at: '2026-01-01T00:00:00.000Z' })
  await ask(hers, 'room.sync', { roomId, epoch, after: 1 })
  const reply = { roomId, epoch, clientId: randomUUID(), threadOf: seq, body: `In the drawer, @${me.handle}.` }
  await his.connection.call('message.send', reply)
  await ask(hers, 'threads.list', { limit: 20 })
  await ask(hers, 'threads.followed', {})
  await ask(hers, 'mentions.list', { limit: 20 })
  await tellOfAsking(ask, { hers, his: his.connection, roomId, epoch })
  await ask(hers, 'message.delete', { roomId, epoch, seq })
  const status = { emoji: '🧮', text: 'Counting', until: '2030-01-01T12:00:00.000Z' }
  await ask(hers, 'profile.update', { displayName: 'Ada, Countess of Lovelace', title: 'Analyst', status })
  await ask(hers, 'personal.keep', {
    items: [{ key: `room:${roomId}`, value: { favourite: true, level: 'mentions' } }],
  })
  await ask(hers, 'personal.list', {})
  await tellOfRooms(ask, { hers, his: his.connection, roomId, roomName, herId: me.id, hisId: him.id, third })
  await tellOfEmoji(ask, { hers, session })
  const { people } = await hers.ask<{ people: { id: string }[] }>('people.search', { query: third })
  const thirdId = people[0]?.id ?? ''
  await tellOfAdmin(ask, { hers, his: his.connection, hisId: him.id, thirdId, clientId: randomUUID() })
  await tellOfModeration(ask, { hers, his: his.connection, hisId: him.id, thirdId, roomId, epoch })
  await tellOfErasure(ask, { hers, thirdId })
  Object.assign(commands, await tellOfJobs(ask, hers, roomId))
  const live = await tellOfLive(ask, hers)
  Object.assign(commands, live.commands)
  await ask(his.connection, 'room.leave', { roomId })
  const { sessions } = (await ask(hers, 'session.list', {})) as { sessions: { id: string; current: boolean }[] }
  const other = sessions.find(({ current }) => !current)
  await ask(hers, 'session.revoke', { sessionId: other?.id })

  const eventOf = async (device: Device, name: string) =>
    (await device.connection.waitFor((event) => event.name === name)).payload
  const changed = await his.connection.waitFor(
    ({ name, payload }) => name === 'room.changed' && hasMessage(payload, seq),
  )
  const events = {
    'room.changed': changed.payload,
    'room.joined': await eventOf(phone, 'room.joined'),
    'room.left': await eventOf(his, 'room.left'),
    'read.advanced': await eventOf(his, 'read.advanced'),
    'readers.changed': await eventOf(desk, 'readers.changed'),
    'person.changed': await eventOf(his, 'person.changed'),
    'presence.changed': await eventOf(his, 'presence.changed'),
    'typing.changed': await eventOf(his, 'typing.changed'),
    // Nobody in this story lives to see a server end.
    'server.draining': { closesInMs: 5_000 },
    'emoji.changed': await eventOf(his, 'emoji.changed'),
    'settings.changed': await eventOf(his, 'settings.changed'),
    'message.nudged': await eventOf(his, 'message.nudged'),
    ...live.events,
    'session.ended': await eventOf(phone, 'session.ended'),
  }
  const helloEnd = desk.packets.findIndex(({ text }) => text.startsWith('430['))
  return { roomId, commands, events, frames: { accepted: desk.packets.slice(0, helloEnd + 1), sending } }
}

function hasMessage(payload: unknown, seq: number): boolean {
  const { changes } = payload as { changes: { type: string; message?: { seq: number } }[] }
  return changes.some((change) => change.message?.seq === seq)
}
