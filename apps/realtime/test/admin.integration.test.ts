import type { Account, Bootstrap, Change, EventPayload, JoinedRoom, ManagedRoom, Overview } from '@parley/protocol'
import { openRows, type RawConnection, type RealtimeProcess, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone, say } from './setting.ts'

let setting: Setting
let second: RealtimeProcess
let rows: Rows
let boss: RawConnection
let ann: Someone

beforeAll(async () => {
  setting = await openSetting()
  const owner = await setting.person('boss')
  ann = await setting.person('ann')
  boss = await owner.arrive()
  second = await setting.secondServer()
  rows = await openRows(setting.databaseUrl)
})
afterAll(async () => {
  await rows.close()
  await setting.close()
})

const refusalOf = (connecting: Promise<unknown>) =>
  connecting.then(
    () => 'connected',
    (error: { data?: { code: string } }) => error.data?.code,
  )

test('whoever is kept out is disconnected on every instance, and their tickets open nothing', async () => {
  const acts = [
    ['accounts.suspend', 'accounts.unsuspend', 'suspended'],
    ['accounts.deactivate', 'accounts.reactivate', 'deactivated'],
  ] as const
  for (const [act, undo, status] of acts) {
    const bob = await setting.person('bob')
    const phone = await bob.onAnotherDevice()
    const sockets = [await bob.arrive(), await phone.arrive(second)]
    const ticket = await bob.ticket()
    const { room } = await makeRoom(sockets[0] as RawConnection)
    await say(sockets[0] as RawConnection, room.id, 'said before')
    const { account } = await boss.ask<{ account: Account }>(act, { personId: bob.id })
    expect(account).toMatchObject({ status, sessions: 0 })
    const ends = await Promise.all(sockets.map((socket) => socket.waitFor(({ name }) => name === 'session.ended')))
    const code = `ACCOUNT_${status.toUpperCase()}`
    expect(ends.map(({ payload }) => payload)).toEqual([{ code }, { code }])
    await Promise.all(sockets.map((socket) => socket.closed))
    expect(await refusalOf(bob.connect())).toBe('SESSION_ENDED')
    expect(await refusalOf(phone.connect(second))).toBe('SESSION_ENDED')
    expect(ticket).toEqual(expect.any(String))
    // What they wrote stays, with who they are.
    const reader = await ann.arrive()
    await reader.ask('room.join', { roomId: room.id })
    const { epoch } = reader.hello
    const page = await reader.ask<{ people: { id: string }[] }>('room.history', { roomId: room.id, epoch })
    expect(page.people.map(({ id }) => id)).toContain(bob.id)
    reader.close()
    await boss.ask(undo, { personId: bob.id })
    expect((await bob.onAnotherDevice()).id).toBe(bob.id)
  }
})

test('one device is signed out, and all of them, and the others are told what somebody is now', async () => {
  const bob = await setting.person('bob')
  const phone = await bob.onAnotherDevice()
  const [desk, pocket] = [await bob.arrive(), await phone.arrive(second)]
  await boss.ask('accounts.revoke', { personId: bob.id, sessionId: phone.principal.sessionId })
  await pocket.closed
  const told = desk.waitFor(({ name }) => name === 'person.changed')
  await boss.ask('accounts.appoint', { personId: bob.id, role: 'admin' })
  expect((await told).payload).toMatchObject({ person: { id: bob.id, role: 'admin' } })
  // Who is there is counted by their connections, and not by when they were seen last.
  await Promise.all([boss.ask('presence.report', { active: true }), desk.ask('presence.report', { active: false })])
  await vi.waitFor(
    async () => {
      const { overview } = await desk.ask<{ overview: Overview }>('overview.read', {})
      expect(overview.people.online).toBeGreaterThanOrEqual(2)
      expect(overview.connections).toBe(2)
    },
    { timeout: 30_000, interval: 200 },
  )
  await boss.ask('accounts.appoint', { personId: bob.id, role: 'member' })
  // The role counts as it is now, not as it was at the handshake.
  expect(await desk.call('overview.read', {})).toMatchObject({ ok: false, error: { code: 'NOT_AN_ADMIN' } })
  await boss.ask('accounts.signout', { personId: bob.id })
  await desk.closed
})

test('what an admin does to a room its members see, though the admin is not in it', async () => {
  const bob = await setting.person('bob')
  const [one, two] = [await ann.arrive(), await bob.arrive()]
  const { room } = await makeRoom(one)
  await two.ask('room.join', { roomId: room.id })
  const seen = (what: (change: Change) => boolean) =>
    two.waitFor(({ name, payload }) => name === 'room.changed' && (payload as { changes: Change[] }).changes.some(what))
  const topic = seen((change) => change.type === 'room' && change.room.topic === 'by the admin')
  await boss.ask('rooms.update', { roomId: room.id, topic: 'by the admin' })
  await topic
  const archived = seen((change) => change.type === 'room' && change.room.archivedAt !== undefined)
  await boss.ask('rooms.archive', { roomIds: [room.id] })
  await archived
  await boss.ask('rooms.unarchive', { roomIds: [room.id] })
  const handed = seen(
    (change) => change.type === 'member' && change.member.role === 'owner' && change.member.userId === bob.id,
  )
  const { managed } = await boss.ask<{ managed: ManagedRoom }>('rooms.transfer', { roomId: room.id, personId: bob.id })
  expect(managed.owners.map(({ id }) => id)).toEqual([bob.id])
  await handed
  const late = await setting.person('late')
  const third = await late.arrive()
  const joined = third.waitFor(
    ({ name, payload }) => name === 'room.joined' && (payload as { room: JoinedRoom }).room.room.id === room.id,
  )
  await boss.ask('rooms.transfer', { roomId: room.id, personId: late.id })
  await joined

  const gone = [one, two, third].map((socket) =>
    socket.waitFor(({ name, payload }) => name === 'room.left' && (payload as { roomId: string }).roomId === room.id),
  )
  await boss.ask('rooms.delete', { roomId: room.id, name: room.name })
  await Promise.all(gone)
  const after = await one.call('room.history', { roomId: room.id, epoch: one.hello.epoch })
  expect(after).toMatchObject({ ok: false, error: { code: 'ROOM_NOT_FOUND' } })
  const actions = await rows.query<{ action: string }>(
    'SELECT action FROM audit_entry WHERE target_id = $1 ORDER BY id',
    [room.id],
  )
  expect(actions.map(({ action }) => action)).toEqual([
    'rooms.update',
    'rooms.archive',
    'rooms.unarchive',
    'rooms.transfer',
    'rooms.transfer',
    'rooms.delete',
  ])
})

test('settings hold on every instance at once, and what the environment of one decides stays there', async () => {
  const third = await setting.secondServer({ PARLEY_WORKSPACE_NAME: 'Fixed', PARLEY_LIMIT_BODY_CHARACTERS: '10' })
  const bob = await setting.person('bob')
  const sockets = await Promise.all(
    [undefined, second, third].map(async (server) => (await bob.onAnotherDevice()).arrive(server)),
  )
  const { state } = await boss.ask<{ state: { version: number } }>('settings.read', {})
  const told = Promise.all(sockets.map((socket) => socket.waitFor(({ name }) => name === 'settings.changed')))
  await boss.ask('settings.update', {
    version: state.version,
    changes: { 'workspace.name': 'Tea house', 'features.polls': false },
  })
  const names = (await told).map(({ payload }) => (payload as EventPayload<'settings.changed'>).workspace)
  expect(names).toMatchObject([{ name: 'Tea house' }, { name: 'Tea house' }, { name: 'Fixed', off: ['polls'] }])
  const limits = await Promise.all(sockets.map((socket) => socket.ask<Bootstrap>('session.hello', {})))
  expect(limits.map((bootstrap) => bootstrap.limits.bodyCharacters)).toEqual([16_383, 16_383, 10])
  for (const socket of sockets) socket.close()
  await boss.ask('settings.update', { version: state.version + 1, changes: { 'features.polls': true } })
})
