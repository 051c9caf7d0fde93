import { randomUUID } from 'node:crypto'
import { type CommandInput, type FilterAction, MOST_FILTER_WORDS } from '@parley/protocol'
import { openRows, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { updateManagedRoom } from '../admin/change-managed-room.ts'
import { listAudit } from '../admin/list-audit.ts'
import type { CoreContext } from '../context.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { editMessage } from '../messages/edit-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import { doDue } from '../personal/do-due.ts'
import { keepPersonal } from '../personal/keep-personal.ts'
import { listPersonal } from '../personal/list-personal.ts'
import type { Principal } from '../principal.ts'
import { createRoom } from '../rooms/create-room.ts'
import { updateRoom } from '../rooms/update-room.ts'
import { addFilterWords, listFilterWords, removeFilterWords, setFilterAction, tryFilter } from './change-words.ts'
import { watchWordFilter } from './live-word-filter.ts'

let workspace: TestWorkspace
let core: CoreContext
/** Another process on the same database. */
let other: CoreContext
let rows: Rows
let boss: Principal
let member: Principal
let watches: { close(): Promise<void> }[]

beforeAll(async () => {
  workspace = await openTestWorkspace()
  core = workspace.core
  other = workspace.instance()
  rows = await openRows(workspace.url)
  boss = await workspace.person('boss')
  member = await workspace.person('member')
  watches = [await watchWordFilter(core), await watchWordFilter(other)]
  await add('block', 'forbidden*')
  await add('mask', 'rude', '粗话')
  await add('flag', 'casino')
})
afterAll(async () => {
  await Promise.all(watches.map((watch) => watch.close()))
  await rows.close()
  await workspace.close()
})

/** Resolves once both processes use it. */
async function add(action: FilterAction, ...words: string[]) {
  const added = await addFilterWords(core, boss, { words, action })
  const [word = ''] = words
  const actions = () => [core, other].map((each) => each.wordFilter.screen(word.replaceAll('*', '')).action)
  await vi.waitFor(() => expect(actions()).toEqual([action, action]), { timeout: 10_000 })
  return added.words
}

const say = (roomId: string, body: string, more: Partial<CommandInput<'message.send'>> = {}, at = other) =>
  sendMessage(at, member, { roomId, clientId: randomUUID(), body, ...more }).then(({ output }) => output.message)
const blocked = (word: string) => expect.objectContaining({ code: 'WORD_BLOCKED', word })
const queue = () =>
  rows.query<{ seq: string; flagged_words: string[] }>('SELECT seq, flagged_words FROM reported_message ORDER BY seq')

test('whatever is posted passes the filter on every process: text, threads, forwards, polls, edits and what is scheduled', async () => {
  const roomId = await workspace.room(boss, member)
  const epoch = workspace.epoch
  const clientId = randomUUID()
  const first = await say(roomId, 'fine', { clientId })
  expect((await say(roomId, 'a RUDE word, 说粗话')).body).toBe('a •••• word, 说••')
  await expect(say(roomId, 'it is Forbiddenly so')).rejects.toEqual(blocked('Forbiddenly'))
  await expect(say(roomId, 'forbidden', { threadOf: first.seq, epoch })).rejects.toEqual(blocked('forbidden'))
  expect((await say(roomId, 'rude', { threadOf: first.seq, epoch })).body).toBe('••••')
  const poll = (...options: string[]) => say(roomId, 'which?', { poll: { options } })
  await expect(poll('yes', 'forbidden')).rejects.toEqual(blocked('forbidden'))
  expect((await poll('rude', 'not')).poll?.options.map(({ text }) => text)).toEqual(['••••', 'not'])
  const edit = (seq: number, body: string) =>
    editMessage(other, member, { roomId, epoch, seq, clientId: randomUUID(), body }).then(
      ({ output }) => output.message,
    )
  await expect(edit(first.seq, 'forbidden')).rejects.toEqual(blocked('forbidden'))
  expect((await edit(first.seq, 'so rude')).body).toBe('so ••••')
  // What was posted before is told again, whatever is not to be said since.
  const again = await say(roomId, 'forbidden', { clientId })
  expect(again.seq).toBe(first.seq)

  const at = new Date(Date.now() - 1_000).toISOString()
  const [bad, rude] = [`scheduled:${randomUUID()}`, `scheduled:${randomUUID()}`]
  const items = [
    { key: bad, value: { roomId, body: 'forbidden', at } },
    { key: rude, value: { roomId, body: 'rude', at } },
  ]
  await keepPersonal(core, member, { items })
  expect((await doDue(other)).errors).toEqual([])
  expect((await listPersonal(core, member)).items).toMatchObject([{ key: bad, value: { refused: 'WORD_BLOCKED' } }])

  await add('block', 'later')
  const said = await sendMessage(core, boss, {
    roomId: await workspace.room(boss, member),
    clientId: randomUUID(),
    body: 'l8r',
  })
  expect(said.output.message.body).toBe('l8r')
})

test('what was said before a word was forbidden is not passed on with it', async () => {
  const roomId = await workspace.room(boss, member)
  const { seq } = await say(roomId, 'about yesterday')
  const [word] = await add('block', 'yesterday')
  const forward = { roomId, seq }
  await expect(say(roomId, '', { forward, epoch: workspace.epoch })).rejects.toEqual(blocked('yesterday'))
  await setFilterAction(core, boss, { wordIds: [word?.id ?? ''], action: 'mask' })
  await expect.poll(() => other.wordFilter.screen('yesterday').action, { timeout: 10_000 }).toBe('mask')
  expect((await say(roomId, '', { forward, epoch: workspace.epoch })).body).toBe('about •••••••••')
})

test('what is flagged is posted, and put before those who moderate with the word, once', async () => {
  const roomId = await workspace.room(boss, member)
  const plain = await say(roomId, 'to the Casino')
  expect(plain.body).toBe('to the Casino')
  const later = await say(roomId, 'innocent')
  await editMessage(other, member, {
    ...{ roomId, epoch: workspace.epoch, seq: later.seq, clientId: randomUUID(), body: 'casino, casino' },
  })
  expect(await queue()).toEqual([
    { seq: String(plain.seq), flagged_words: ['casino'] },
    { seq: String(later.seq), flagged_words: ['casino'] },
  ])
})

test('rooms are not called so, and do not say so of themselves', async () => {
  const make = (name: string, topic = '') => createRoom(other, boss, { clientId: randomUUID(), name, topic })
  await expect(make('forbidden-things')).rejects.toEqual(blocked('forbidden'))
  // A name cannot be masked.
  await expect(make('rude')).rejects.toMatchObject({ code: 'WORD_BLOCKED', field: 'name' })
  const { room } = await make('polite', 'no rude words')
  expect(room.room.topic).toBe('no •••• words')
  const roomId = room.room.id
  await expect(updateRoom(other, boss, { roomId, topic: 'forbidden' })).rejects.toEqual(blocked('forbidden'))
  await expect(updateManagedRoom(other, boss, { roomId, description: 'forbidden' })).rejects.toEqual(
    blocked('forbidden'),
  )
})

test('admins keep the words: each once, of a bounded number, with a row in the log; nobody else sees them', async () => {
  const before = (await listFilterWords(core, boss)).words.length
  const [one] = await add('flag', 'Once')
  expect(await addFilterWords(core, boss, { words: ['ONCE', 'once'], action: 'block' })).toMatchObject({
    words: [{ id: one?.id, action: 'block' }],
  })
  expect(await tryFilter(core, boss, { text: 'Only once, rude' })).toEqual({
    action: 'block',
    text: 'Only once, rude',
    hits: [
      { word: 'once', action: 'block', start: 5, end: 9 },
      { word: 'rude', action: 'mask', start: 11, end: 15 },
    ],
  })
  expect(await removeFilterWords(core, boss, { wordIds: [one?.id ?? ''] })).toMatchObject({ words: [{ id: one?.id }] })
  const many = Array.from({ length: MOST_FILTER_WORDS }, (_, at) => `word-${at}`)
  await expect(addFilterWords(core, boss, { words: many, action: 'mask' })).rejects.toMatchObject({
    code: 'TOO_MANY_WORDS',
  })
  await expect(addFilterWords(core, boss, { words: ['good', '*'], action: 'mask' })).rejects.toMatchObject({
    code: 'WORD_INVALID',
    word: '*',
  })
  expect((await listFilterWords(core, boss)).words).toHaveLength(before)
  for (const act of [
    () => listFilterWords(core, member),
    () => addFilterWords(core, member, { words: ['x'], action: 'mask' }),
    () => tryFilter(core, member, { text: 'x' }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'NOT_AN_ADMIN' })
  }
  const { entries } = await listAudit(core, boss, { limit: 3 })
  expect(entries.map(({ action }) => action)).toEqual(['filter.remove', 'filter.add', 'filter.add'])
  expect(entries[0]).toMatchObject({ before: { words: ['once'] }, after: null })
  expect(entries[1]).toMatchObject({ after: { words: ['once'], action: 'block' } })
})
