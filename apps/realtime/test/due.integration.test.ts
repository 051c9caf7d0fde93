import { randomUUID } from 'node:crypto'
import type { EventPayload } from '@parley/protocol'
import { openRows, type RawConnection, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeRoom, openSetting, type Setting, type Someone } from './setting.ts'

const WITHIN = { timeout: 60_000, interval: 50 }

let setting: Setting
let rows: Rows
let ada: Someone
let hers: RawConnection
let roomId: string

beforeAll(async () => {
  setting = await openSetting()
  rows = await openRows(setting.databaseUrl)
  ada = await setting.person('ada')
  hers = await ada.arrive()
  roomId = (await makeRoom(hers)).room.id
})
afterAll(async () => {
  await rows.close()
  await setting.close()
})

const soon = (ms = 1_500) => new Date(Date.now() + ms).toISOString()
const bodies = async () => (await rows.messages(roomId)).map(({ body }) => body)

/** Hears that a key of hers has this value. */
function hearsOf(connection: RawConnection, key: string, matches: (value: unknown) => boolean) {
  return connection.waitFor(({ name, payload }) => {
    if (name !== 'room.changed') return false
    const { changes } = payload as EventPayload<'room.changed'>
    return changes.some((each) => each.type === 'personal' && each.item.key === key && matches(each.item.value))
  }, 30_000)
}

test('I3 two instances send a scheduled message at its time, once; the room and her devices are told', async () => {
  const second = await setting.secondServer()
  const there = await ada.arrive(second)
  const key = `scheduled:${randomUUID()}`
  const value = { roomId, body: 'at its time', at: soon() }
  await hers.ask('personal.keep', { items: [{ key, value }] })
  await Promise.all([hers, there].map((device) => hearsOf(device, key, (now) => now === null)))
  await there.waitFor(({ name, payload }) => {
    return name === 'room.changed' && JSON.stringify(payload).includes('at its time')
  })
  expect(await bodies()).toEqual(['at its time'])
  await second.kill('SIGKILL')
})

test('I3 kill -9 between the send and the removal: the next one that looks removes it, and sends no second one', async () => {
  const key = `scheduled:${randomUUID()}`
  await hers.ask('personal.keep', { items: [{ key, value: { roomId, body: 'once', at: '2999-01-01T00:00:00Z' } }] })
  const lock = await openRows(setting.databaseUrl)
  await lock.query('BEGIN')
  await lock.query('SELECT FROM room WHERE id = $1 FOR UPDATE', [ada.id])
  await rows.query('UPDATE personal_item SET due_at = now() WHERE key = $1', [key])
  await vi.waitFor(async () => expect(await bodies()).toContain('once'), WITHIN)
  await setting.server.kill('SIGKILL')
  await lock.query('ROLLBACK')
  await lock.close()
  const left = () => rows.query('SELECT FROM personal_item WHERE key = $1 AND value IS NOT NULL', [key])
  expect(await left()).toHaveLength(1)
  await setting.server.restart()
  await vi.waitFor(async () => expect(await left()).toHaveLength(0), WITHIN)
  expect((await bodies()).filter((body) => body === 'once')).toHaveLength(1)
})

test('a saved message comes back to mind on her devices at its time', async () => {
  const device = await ada.arrive()
  const key = `saved:${roomId}:2`
  await device.ask('personal.keep', { items: [{ key, value: { at: soon(0), remindAt: soon() } }] })
  await hearsOf(device, key, (now) => (now as { reminded?: boolean } | null)?.reminded === true)
})
