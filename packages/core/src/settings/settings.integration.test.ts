import { randomUUID } from 'node:crypto'
import type { Settings } from '@parley/protocol'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createCore } from '../context.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { editMessage } from '../messages/edit-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import { keepPersonal } from '../personal/keep-personal.ts'
import type { Principal } from '../principal.ts'
import { readReaders } from '../read-positions/read-readers.ts'
import { createRoom } from '../rooms/create-room.ts'
import { describeSettings } from './describe-settings.ts'
import { listSettingsHistory, readSettings } from './read-settings.ts'
import { updateSettings } from './update-settings.ts'
import { watchSettings } from './watch-settings.ts'

let workspace: TestWorkspace
let owner: Principal
let ben: Principal
let roomId: string

beforeAll(async () => {
  workspace = await openTestWorkspace()
  // The first account is the owner's.
  owner = await workspace.person('owner')
  ben = await workspace.person('ben')
  roomId = await workspace.room(owner, ben)
})
afterAll(() => workspace.close())

const refused = (code: string, more = {}) => expect.objectContaining({ code, ...more })

async function change(changes: Partial<Settings>) {
  const { version } = (await readSettings(workspace.core, owner)).state
  return (await updateSettings(workspace.core, owner, { version, changes })).state
}
const send = (input: object, who = ben) =>
  sendMessage(workspace.core, who, { roomId, clientId: randomUUID(), body: 'tea?', ...input })

test('a change holds at once, is written down with its audit row, and refuses who saw an older version', async () => {
  const { core } = workspace
  const { state } = await readSettings(core, owner)
  await expect(readSettings(core, ben)).rejects.toEqual(refused('NOT_AN_ADMIN'))
  await expect(updateSettings(core, ben, { version: state.version, changes: {} })).rejects.toEqual(
    refused('NOT_AN_ADMIN'),
  )
  const after = await change({ 'workspace.name': '  Tea   house ', 'features.polls': true })
  expect(after).toMatchObject({ version: state.version + 1, changedById: owner.personId })
  expect(core.settings.now()['workspace.name']).toBe('Tea house')
  await expect(updateSettings(core, owner, { version: state.version, changes: {} })).rejects.toEqual(
    refused('SETTINGS_CHANGED'),
  )
  // What is so already makes no version.
  expect((await change({ 'workspace.name': 'Tea house' })).version).toBe(after.version)
  const { versions } = await listSettingsHistory(core, owner, {})
  expect(versions[0]).toMatchObject({ version: after.version, settings: { 'workspace.name': 'Tea house' }, before: {} })
  const audited = await core.database.prisma.$queryRaw`
    SELECT before, after FROM audit_entry WHERE action = 'settings.update' ORDER BY id DESC LIMIT 1`
  expect(audited).toEqual([{ before: { 'workspace.name': 'Parley' }, after: { 'workspace.name': 'Tea house' } }])
  await expect(change({ 'workspace.name': ' \u200b ' })).rejects.toEqual(
    refused('SETTING_INVALID', { field: 'workspace.name' }),
  )
  await expect(change({ 'workspace.icon': randomUUID() })).rejects.toEqual(refused('FILE_NOT_FOUND'))
})

test('another process hears of each change, and what its environment decides stays', async () => {
  const { database } = workspace.instance()
  const fixed = {
    values: { 'features.polls': false, 'limits.messageCharacters': 200 },
    variables: { 'features.polls': 'PARLEY_FEATURE_POLLS', 'limits.messageCharacters': 'PARLEY_LIMIT_BODY_CHARACTERS' },
  }
  const other = createCore({ database, ticketKey: new Uint8Array(32), fixed })
  const watch = await watchSettings(other, { onChanged: () => {} })
  await change({ 'workspace.accent': 'jade', 'limits.messageCharacters': 5_000, 'features.forwarding': false })
  await vi.waitFor(() => expect(other.settings.now()['workspace.accent']).toBe('jade'), { timeout: 10_000 })
  expect(other.limits.bodyCharacters).toBe(200)
  expect(workspace.core.limits.bodyCharacters).toBe(5_000)
  expect(describeSettings(other).workspace).toMatchObject({ accent: 'jade', off: ['polls', 'forwarding'] })
  const { state } = await readSettings(other, owner)
  expect(state.locked).toEqual(fixed.variables)
  const on = { version: state.version, changes: { 'features.polls': true } }
  await expect(updateSettings(other, owner, on)).rejects.toEqual(refused('SETTING_LOCKED', { field: 'features.polls' }))
  await watch.close()
  await change({ 'limits.messageCharacters': 16_383, 'features.forwarding': true })
})

test('an announcement has a version of its own, and is told until its time is over', async () => {
  const banner = { text: 'Backup\ntonight', tone: 'info', until: null } as const
  const first = await change({ banner })
  const told = () => describeSettings(workspace.core).workspace.banner
  expect(told()).toEqual({ text: 'Backup tonight', tone: 'info', until: null, version: first.version })
  await change({ 'features.receipts': false })
  expect(told()?.version).toBe(first.version)
  await expect(change({ banner: { ...banner, until: '2020-01-01T00:00:00.000Z' } })).rejects.toEqual(
    refused('TIME_PAST', { field: 'banner.until' }),
  )
  await change({ banner: null, 'features.receipts': true })
  expect(told()).toBeUndefined()
  expect((await change({ banner })).version).toBe(told()?.version)
})

test('what is switched off is refused', async () => {
  const { core, epoch } = workspace
  const { seq } = (await send({})).output.message
  await change({
    'features.polls': false,
    'features.forwarding': false,
    'features.scheduling': false,
    'features.receipts': false,
    'features.confirmations': false,
  })
  const off = refused('FEATURE_OFF')
  await expect(send({ poll: { options: ['a', 'b'] } })).rejects.toEqual(off)
  await expect(send({ forward: { roomId, seq } })).rejects.toEqual(off)
  await expect(send({ confirm: true }, owner)).rejects.toEqual(off)
  await expect(readReaders(core, ben, { roomId, epoch })).rejects.toEqual(off)
  const key = `scheduled:${randomUUID()}`
  const value = { roomId, body: 'later', at: '2099-01-01T00:00:00.000Z' }
  await expect(keepPersonal(core, ben, { items: [{ key, value }] })).rejects.toEqual(off)
  await keepPersonal(core, ben, { items: [{ key, value: null }] })
  await change({ 'features.polls': true, 'features.receipts': true, 'features.scheduling': true })
  await send({ poll: { options: ['a', 'b'] } })
  await readReaders(core, ben, { roomId, epoch })
})

test('rooms, calls to everybody and late changes are whose the settings say', async () => {
  const { core, epoch } = workspace
  await change({
    'rooms.public': 'moderators',
    'mentions.everybody': 'moderators',
    'messages.editMinutes': 5,
    'messages.deleteMinutes': 5,
  })
  const make = (who: Principal, kind: 'public' | 'private') =>
    createRoom(core, who, { clientId: randomUUID(), name: `made-${randomUUID().slice(0, 8)}`, kind })
  await expect(make(ben, 'public')).rejects.toEqual(refused('MAKING_RESTRICTED'))
  await make(ben, 'private')
  await make(owner, 'public')
  await expect(send({ body: '@all tea' })).rejects.toEqual(refused('CALLING_RESTRICTED'))
  await send({ body: '@all tea' }, owner)
  const { seq } = (await send({ body: 'early' })).output.message
  const edit = (body: string) => editMessage(core, ben, { roomId, epoch, seq, clientId: randomUUID(), body })
  await edit('sooner')
  await core.database.ask('age', "UPDATE message SET created_at = now() - interval '6 minutes' WHERE seq = $1", [seq])
  await expect(edit('later')).rejects.toEqual(refused('TOO_LATE', { limit: 5 }))
  await expect(deleteMessage(core, ben, { roomId, epoch, seq })).rejects.toEqual(refused('TOO_LATE', { limit: 5 }))
  await deleteMessage(core, owner, { roomId, epoch, seq })
})
