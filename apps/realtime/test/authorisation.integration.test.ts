import { randomUUID } from 'node:crypto'
import { endSession } from '@parley/core'
import type { CommandName, JoinedRoom } from '@parley/protocol'
import { COMMANDS } from '@parley/protocol/table'
import { openRows, type RawConnection, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_HANDLERS } from '../src/handlers/admin.ts'
import { adminInputs } from './admin-commands.ts'
import { CALLERS, MATRIX } from './authorisation-matrix.ts'
import { moderationInputs } from './moderation-commands.ts'
import { makeRoom, openSetting, type Setting, type Someone, say } from './setting.ts'
import { becomes, watch } from './watching.ts'

let setting: Setting
let rows: Rows
let people: Record<'author' | 'member' | 'exMember' | 'outsider', Someone>
let sockets: Record<'author' | 'member' | 'exMember' | 'outsider', RawConnection>
let epoch: string
/** Whom admins act upon: somebody who is nowhere else. */
let subjectId: string

beforeAll(async () => {
  setting = await openSetting()
  rows = await openRows(setting.databaseUrl)
  const [author, member, exMember, outsider] = (await Promise.all(
    ['author', 'member', 'former', 'outsider'].map((name) => setting.person(name)),
  )) as [Someone, Someone, Someone, Someone]
  people = { author, member, exMember, outsider }
  subjectId = (await setting.person('subject')).id
  // Whoever signed up first is the owner.
  await rows.query(`UPDATE person SET role = (CASE WHEN id = $1 THEN 'admin' ELSE 'member' END)::workspace_role`, [
    author.id,
  ])
  const arrivals = await Promise.all([author.arrive(), member.arrive(), exMember.arrive(), outsider.arrive()])
  epoch = arrivals[0].hello.epoch
  sockets = { author: arrivals[0], member: arrivals[1], exMember: arrivals[2], outsider: arrivals[3] }
  for (const socket of arrivals) await makeRoom(socket)
})
afterAll(async () => {
  await rows.close()
  await setting.close()
})

/** Somebody who may be in no room at all. */
async function arriveAsGuest(): Promise<RawConnection> {
  const guest = await setting.person('guest')
  await rows.query(`UPDATE person SET role = 'guest' WHERE id = $1`, [guest.id])
  return guest.arrive()
}

/** Lets a guest into a room, as an admin does. */
async function choose(guestId: string, roomId: string) {
  await sockets.author.ask('accounts.rooms', { personId: guestId, roomIds: [roomId] })
}

/** A room with the author's message in it, which the member is in and the former member was. */
async function furnish() {
  const { room } = await makeRoom(sockets.author)
  const { seq } = await say(sockets.author, room.id, 'by the author')
  for (const who of ['member', 'exMember'] as const) await sockets[who].ask('room.join', { roomId: room.id })
  await sockets.exMember.ask('room.leave', { roomId: room.id })
  const device = await people.author.onAnotherDevice()
  const made = await sockets.author.ask<{ invite: { id: string }; code: string }>('invite.create', { roomId: room.id })
  return { roomId: room.id, seq, device, inviteId: made.invite.id, code: made.code }
}

type Furniture = Awaited<ReturnType<typeof furnish>>

/** Furniture that everything was refused on, so that it can serve the next that is to be refused. */
let intact: Furniture | undefined

async function borrow(): Promise<Furniture> {
  const furniture = intact ?? (await furnish())
  // Whoever changed it does not give it back.
  intact = undefined
  return furniture
}

function inputFor(name: CommandName, { roomId, seq, device, inviteId, code }: Furniture): object {
  const clientId = randomUUID()
  const inputs: Record<CommandName, object> = {
    'session.hello': {},
    'session.ping': {},
    'session.list': {},
    'session.revoke': { sessionId: device.principal.sessionId },
    'room.list': {},
    'room.create': { clientId, name: `made-${clientId.slice(0, 8)}` },
    'room.join': { roomId },
    'room.leave': { roomId },
    'room.members': { roomId },
    'room.history': { roomId, epoch },
    'room.seek': { roomId, epoch, at: '2026-01-01T00:00:00.000Z' },
    'room.sync': { roomId, epoch, after: 0 },
    'room.preview': { roomId },
    'room.direct': { personIds: [people.member.id, people.exMember.id] },
    'room.promote': { roomId, name: `made-${clientId.slice(0, 8)}` },
    'room.update': { roomId, name: `made-${clientId.slice(0, 8)}` },
    'room.archive': { roomId },
    'room.unarchive': { roomId },
    'room.invite': { roomId, personIds: [people.outsider.id] },
    'room.remove': { roomId, personId: people.member.id },
    'room.appoint': { roomId, personId: people.member.id, role: 'moderator' },
    'room.transfer': { roomId, personId: people.member.id },
    'invite.create': { roomId },
    'invite.list': { roomId },
    'invite.revoke': { roomId, inviteId },
    'invite.accept': { code },
    'message.send': { roomId, clientId, body: 'said' },
    'message.edit': { roomId, epoch, seq, clientId, body: 'edited' },
    'message.delete': { roomId, epoch, seq },
    'message.react': { roomId, epoch, seq, emoji: '👍', on: true },
    'message.pin': { roomId, epoch, seq, on: true },
    'message.edits': { roomId, epoch, seq },
    'room.pins': { roomId },
    'read.advance': { roomId, epoch, seq },
    'room.readers': { roomId, epoch },
    'people.get': { ids: [people.author.id] },
    'people.search': { query: 'a' },
    'profile.update': { displayName: 'Somebody Else' },
    'threads.list': {},
    'threads.followed': {},
    'mentions.list': {},
    'personal.list': {},
    'personal.keep': { items: [{ key: 'setting:receipts', value: { value: false } }] },
    'emoji.list': {},
    'emoji.add': { name: 'party-parrot', fileId: roomId },
    'emoji.remove': { name: 'party-parrot' },
    'message.confirm': { roomId, epoch, seq },
    'message.confirmations': { roomId, epoch, seq },
    'message.nudge': { roomId, epoch, seq },
    'poll.vote': { roomId, epoch, seq, choices: [0] },
    'poll.close': { roomId, epoch, seq },
    'poll.mine': { roomId, epoch, seqs: [seq] },
    'presence.watch': { personIds: [people.author.id] },
    'presence.report': { active: true },
    'typing.start': { roomId },
    'typing.stop': { roomId },
    ...adminInputs({ personId: subjectId, roomId }),
    ...moderationInputs({ personId: subjectId, roomId, epoch, seq }),
  }
  return inputs[name]
}

test('every command of the table has its row', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(COMMANDS).sort())
})

describe.each(Object.keys(COMMANDS) as CommandName[])('%s', (name) => {
  test.each(CALLERS.filter((caller) => caller !== 'revoked'))('as %s', async (caller) => {
    const expected = MATRIX[name][caller]
    const furniture = await (expected === 'done' ? furnish() : borrow())
    const where = caller === 'nobody' ? { ...furniture, roomId: randomUUID() } : furniture
    const before = await rows.count()
    const ack = await sockets[caller === 'nobody' ? 'outsider' : caller].call(name, inputFor(name, where))
    expect(ack.ok ? 'done' : ack.error.code).toBe(expected)
    if (expected === 'done') return
    expect(await rows.count()).toEqual(before)
    intact = furniture
  })

  test('as revoked: not done, and the socket is closed', async () => {
    const furniture = await borrow()
    const device = await people.author.onAnotherDevice()
    const socket = await device.arrive()
    const before = await rows.count()
    await endSession(setting.core, device.principal.sessionId)
    await socket.waitFor(({ name: event }) => event === 'session.ended')
    await socket.closed
    const late = device.connect().then(
      () => 'connected',
      (error: { data?: { code: string } }) => error.data?.code,
    )
    expect(await late).toBe(MATRIX[name].revoked)
    const ack = await Promise.race([socket.call(name, inputFor(name, furniture)), new Promise((r) => setImmediate(r))])
    expect(ack).not.toMatchObject({ ok: true })
    expect(await rows.count()).toEqual(before)
    intact = furniture
  })
})

test('a room that is not public is none to whoever is not in it, whatever they ask of it', async () => {
  const { author, member, exMember, outsider } = sockets
  const guest = await arriveAsGuest()
  const clientId = randomUUID()
  const asked = { clientId, name: `p-${clientId}`, kind: 'private' }
  const made = await author.ask<{ room: JoinedRoom }>('room.create', asked)
  const roomId = made.room.room.id
  const { seq } = await say(author, roomId, 'between us')
  await author.ask('room.invite', { roomId, personIds: [people.member.id, people.exMember.id] })
  await exMember.ask('room.leave', { roomId })
  const direct = await author.ask<{ room: JoinedRoom }>('room.direct', { personIds: [people.member.id] })
  await author.ask('personal.keep', { items: [{ key: 'setting:receipts', value: { value: false } }] })
  const furniture = { ...(await furnish()), roomId, seq }
  const rooms = [
    { ...furniture, callers: [exMember, outsider] },
    { ...furniture, roomId: direct.room.room.id, seq: 1, callers: [outsider] },
    { ...furniture, roomId: people.author.id, seq: 1, callers: [member, outsider] },
    // A public one is none to a guest for whom it was not chosen.
    { ...(await furnish()), callers: [guest] },
  ]
  const before = await rows.count()
  for (const { callers, ...where } of rooms) {
    for (const name of Object.keys(COMMANDS) as CommandName[]) {
      const input = inputFor(name, where)
      // Who left may do so again: it changes nothing.
      if (!('roomId' in input) || name === 'invite.accept' || name in ADMIN_HANDLERS) continue
      for (const caller of callers) {
        // Who makes no rooms, or keeps no order, is told so whatever the room is.
        if (caller === guest && (name === 'room.promote' || name.startsWith('moderation.'))) continue
        const expected = name === 'room.leave' && caller === exMember ? 'done' : 'ROOM_NOT_FOUND'
        const ack = await caller.call(name, input)
        expect(ack.ok ? 'done' : ack.error.code, name).toBe(expected)
      }
    }
  }
  expect(await rows.count()).toEqual(before)
  // Nor does its own person let anybody in, or make it something else.
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    const isOfRooms = name.startsWith('room.') || name.startsWith('invite.')
    const input = inputFor(name, { ...furniture, roomId: people.author.id })
    if (!isOfRooms || COMMANDS[name].rate !== 'write' || !('roomId' in input) || name === 'room.join') continue
    expect(await author.call(name, input), name).toMatchObject({ ok: false })
  }
  expect(await rows.count()).toEqual(before)
  const listed = await outsider.ask<{ rooms: { room: { id: string } }[] }>('room.list', { query: `p-${clientId}` })
  expect(listed.rooms).toEqual([])
  expect(await member.call('room.history', { roomId, epoch })).toMatchObject({ ok: true })
})

test('to a guest, whom they never met and a room that was not chosen for them are nobody and none, whatever they ask', async () => {
  const someone = await setting.person('guest')
  await rows.query(`UPDATE person SET role = 'guest' WHERE id = $1`, [someone.id])
  const chosen = await furnish()
  await choose(someone.id, chosen.roomId)
  const hidden = await furnish()
  const stranger = await setting.person('stranger')
  const guest = await someone.arrive()
  const known = [...Object.values(people).map(({ id }) => id), subjectId]
  const ask = async (name: CommandName, where: Furniture, personId: string) => {
    // What is said to be whose, and where, is the same in both answers but for the id that was asked with.
    const input = known.reduce((text, id) => text.replaceAll(id, personId), JSON.stringify(inputFor(name, where)))
    const ack = await guest.call(name, JSON.parse(input))
    return JSON.stringify(ack).replaceAll(personId, 'whom').replaceAll(where.roomId, 'where')
  }
  // Also where the guest runs the room, and so keeps order in it.
  for (const role of ['member', 'moderator'] as const) {
    await sockets.author.ask('room.appoint', { roomId: chosen.roomId, personId: someone.id, role })
    let asked = 0
    for (const name of Object.keys(COMMANDS) as CommandName[]) {
      const text = JSON.stringify(inputFor(name, hidden))
      const before = await rows.count()
      if (known.some((id) => text.includes(id))) {
        asked += 1
        expect(await ask(name, chosen, stranger.id), `${name} about a person`).toBe(
          await ask(name, chosen, randomUUID()),
        )
      }
      if (text.includes(hidden.roomId)) {
        asked += 1
        const none = { ...hidden, roomId: randomUUID() }
        const personId = people.author.id
        expect(await ask(name, hidden, personId), `${name} about a room`).toBe(await ask(name, none, personId))
      }
      expect(await rows.count(), name).toEqual(before)
    }
    expect(asked).toBeGreaterThan(60)
  }
  // Nor does a name that they write find anybody; whom they did meet they find.
  const { handle } = stranger
  const said = { roomId: chosen.roomId, clientId: randomUUID(), body: `@${handle} are you there?` }
  expect(await guest.ask('message.send', said)).not.toHaveProperty('notInRoom')
  const met = [people.author.id, people.member.id, people.exMember.id]
  const seen = await guest.ask<{ people: { id: string }[] }>('people.get', { ids: [...met, stranger.id] })
  expect(seen.people.map(({ id }) => id).sort()).toEqual([...met].sort())
  const found = await guest.ask<{ people: { id: string }[] }>('people.search', { query: handle })
  expect(found.people).toEqual([])
  const watched = { personIds: [people.author.id, stranger.id] }
  await (await stranger.arrive()).ask('presence.report', { active: true })
  const { presences } = await guest.ask<{ presences: { personId: string; state: string }[] }>('presence.watch', watched)
  expect(presences.find(({ personId }) => personId === stranger.id)?.state).toBe('offline')
  expect(presences.find(({ personId }) => personId === people.author.id)?.state).toBe('online')
  // Once they are put out of the room they hear of nobody there.
  await sockets.author.ask('room.remove', { roomId: chosen.roomId, personId: someone.id })
  await becomes(guest, people.author, 'offline')
  expect(await watch(guest, people.author)).toEqual(['offline'])
})
