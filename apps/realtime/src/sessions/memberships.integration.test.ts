import { randomUUID } from 'node:crypto'
import { createCore, createRoom, joinRoom, type Principal, prepareWorkspace, signUp } from '@parley/core'
import { changeMembership, openDatabase } from '@parley/db'
import { createTestDatabase, linkTo } from '@parley/testkit'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import type { FanOut } from '../fan-out/fan-out.ts'
import { createMemberships } from './memberships.ts'
import { createPersonQueue } from './person-queue.ts'

/** A database behind a link, somebody in a room, and one socket of theirs that hears nothing yet. */
async function open() {
  const testDatabase = await createTestDatabase()
  const link = await linkTo(testDatabase.url)
  const [near, far] = [openDatabase({ url: testDatabase.url }), openDatabase({ url: link.url })]
  onTestFinished(async () => {
    await Promise.all([near.close(), far.close()])
    await link.close()
    await testDatabase.drop()
  })
  const direct = createCore({ database: near, ticketKey: Buffer.alloc(32) })
  await prepareWorkspace(direct)
  const { person } = await signUp(direct, {
    displayName: 'Ada',
    handle: `ada-${randomUUID().slice(0, 8)}`,
    password: 'correct horse battery staple',
  })
  const principal: Principal = { personId: person.id, sessionId: randomUUID(), person }
  await near.ask(
    'session',
    `INSERT INTO device_session (id, person_id, device, address, expires_at)
     VALUES ($1::uuid, $2::uuid, 'test', '127.0.0.1', now() + interval '1 day')`,
    [principal.sessionId, person.id],
  )
  const { room } = await createRoom(direct, principal, { clientId: randomUUID(), name: 'tea' })
  await joinRoom(direct, principal, { roomId: room.room.id })

  const hears = new Set<string>()
  const told: string[] = []
  const payloads: unknown[] = []
  let [onEnter, onLeave] = [() => {}, () => {}]
  const fanOut = {
    enterRoom(_person: string, roomId: string) {
      hears.add(roomId)
      onEnter()
    },
    leaveRoom(_person: string, roomId: string) {
      hears.delete(roomId)
      onLeave()
    },
    toPersonHere(_person: string, event: string, payload: unknown) {
      told.push(event)
      payloads.push(payload)
    },
  }
  const memberships = createMemberships({
    context: { core: createCore({ database: far, ticketKey: Buffer.alloc(32) }), log: pino({ level: 'silent' }) },
    ears: { isHere: () => true, personIds: () => [person.id], heardBy: () => [new Set(hears)], rooms: () => hears },
    fanOut: fanOut as unknown as FanOut,
    persons: createPersonQueue(),
    told: { begin() {} },
    presence: { narrow: async () => {} },
  })
  const enters = (then: () => void) => {
    onEnter = then
  }
  const leaves = (then: () => void) => {
    onLeave = then
  }
  const [personId, roomId] = [person.id, room.room.id]
  return { direct, near, link, principal, memberships, hears, told, payloads, enters, leaves, personId, roomId }
}

test('I4 a person whose database goes away while a room is being entered is told of it when that is back', async () => {
  const { link, memberships, hears, told, enters, personId, roomId } = await open()
  let isCut = Promise.resolve()
  enters(() => {
    isCut = link.cut()
    enters(() => {})
  })
  await memberships.changed({ personId, roomId, isMember: true })
  await isCut
  expect(told).toEqual([])
  expect([...hears]).toEqual([])
  await link.mend()
  await expect.poll(() => told, { timeout: 20_000 }).toEqual(['room.joined'])
  expect([...hears]).toEqual([roomId])
  memberships.close()
})

test('a person who is in a room and may do other things there than before is told of it again', async () => {
  const { memberships, told, personId, roomId } = await open()
  await memberships.changed({ personId, roomId, isMember: true })
  await memberships.changed({ personId, roomId, isMember: true })
  expect(told).toEqual(['room.joined'])
  await memberships.changed({ personId, roomId, isMember: true, isAgain: true })
  expect(told).toEqual(['room.joined', 'room.joined'])
  memberships.close()
})

test('I9 who is put out by way of another instance hears nothing more, and by whom it was', async () => {
  const { direct, near, memberships, hears, told, payloads, personId, roomId } = await open()
  const { person: bo } = await signUp(direct, {
    displayName: 'Bo',
    handle: `bo-${randomUUID().slice(0, 8)}`,
    password: 'correct horse battery staple',
  })
  await memberships.changed({ personId, roomId, isMember: true })
  await changeMembership(near.ask, roomId, personId, 'left', bo.id)
  await memberships.changed({ personId, roomId, isMember: false })
  expect([...hears]).toEqual([])
  expect(told).toEqual(['room.joined', 'room.left'])
  expect(payloads.at(-1)).toEqual({ roomId, by: bo.id })
  memberships.close()
})

test('I9 who is put out of several rooms hears none of them while the database hangs, and is told of each once it answers', async () => {
  const { direct, near, link, principal, memberships, hears, told, leaves, personId, roomId } = await open()
  const { room: other } = await createRoom(direct, principal, { clientId: randomUUID(), name: 'coffee' })
  await memberships.changed({ personId, roomId, isMember: true })
  for (const id of [roomId, other.room.id]) await changeMembership(near.ask, id, personId, 'left', personId)
  expect([...hears].sort()).toEqual([roomId, other.room.id].sort())
  leaves(link.freeze)
  const settled = memberships.changed({ personId, roomId, isMember: false })
  await expect.poll(() => [...hears]).toEqual([])
  link.thaw()
  await settled
  expect(told.filter((event) => event === 'room.left')).toHaveLength(2)
  memberships.close()
})

test('I9 who is said to be out hears nothing more where the database cannot be asked, and is told once it can', async () => {
  const { near, link, memberships, hears, told, personId, roomId } = await open()
  await memberships.changed({ personId, roomId, isMember: true })
  await changeMembership(near.ask, roomId, personId, 'left', personId)
  link.freeze()
  const settled = memberships.changed({ personId, roomId, isMember: false })
  await expect.poll(() => [...hears], { timeout: 20_000 }).toEqual([])
  await link.cut()
  await settled
  expect(told).toEqual(['room.joined'])
  await link.mend()
  link.thaw()
  await expect.poll(() => told, { timeout: 20_000 }).toEqual(['room.joined', 'room.left'])
  memberships.close()
})

test('I4 who was said to be out and is not hears the room again once the database can be asked', async () => {
  const { link, memberships, hears, told, personId, roomId } = await open()
  await memberships.changed({ personId, roomId, isMember: true })
  await link.cut()
  await memberships.changed({ personId, roomId, isMember: false })
  expect([...hears]).toEqual([])
  await link.mend()
  await expect.poll(() => told, { timeout: 20_000 }).toEqual(['room.joined', 'room.joined'])
  expect([...hears]).toEqual([roomId])
  memberships.close()
})
