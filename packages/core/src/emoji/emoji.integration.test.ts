import { randomUUID } from 'node:crypto'
import { type CustomEmoji, type FilePurpose, MOST_CUSTOM_EMOJI } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBootstrap } from '../bootstrap/read-bootstrap.ts'
import { addFile } from '../files/add-file.ts'
import { removeUnusedFiles } from '../files/remove-unused-files.ts'
import { requireFile } from '../files/require-file.ts'
import { createMemoryFileStore } from '../fixtures/memory-file-store.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { react } from '../messages/react.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import { addEmoji } from './add-emoji.ts'
import { listEmoji, readEmojiRev } from './list-emoji.ts'
import { removeEmoji } from './remove-emoji.ts'
import { watchEmoji } from './watch-emoji.ts'

let workspace: TestWorkspace
let owner: Principal
let member: Principal
const store = createMemoryFileStore()

beforeAll(async () => {
  workspace = await openTestWorkspace()
  owner = await workspace.person('owner')
  member = await workspace.person('member')
})
afterAll(() => workspace?.close())

const upload = async (who: Principal, purpose: FilePurpose = 'emoji') => {
  const variants = new Map([['original', new Uint8Array([1])]] as const)
  const picture = { mediaType: 'image/webp', width: 1, height: 1, hash: new Uint8Array(32), variants }
  return (await addFile(workspace.core, store, who, { purpose, name: 'x.webp', picture })).id
}
const add = async (name: string, who = owner, fileId?: string) =>
  addEmoji(workspace.core, who, { name, fileId: fileId ?? (await upload(who)) })
const remove = (name: string, who = owner) => removeEmoji(workspace.core, who, { name })
const list = () => listEmoji(workspace.core, member)
const refused = (code: string) => expect.objectContaining({ code })
const setRole = (who: Principal, role: string) =>
  workspace.core.database.ask('set_role', 'UPDATE person SET role = $2::workspace_role WHERE id = $1::uuid', [
    who.personId,
    role,
  ])

test('an admin adds one, everybody finds and sees it, and everybody is told at once, and told by hello', async () => {
  const told: number[] = []
  let wake = () => {}
  const watch = await watchEmoji(workspace.core, {
    onChanged: ({ epoch, rev }) => {
      if (epoch === workspace.epoch) told.push(rev)
      wake()
    },
    onReconnected: () => {},
  })
  expect(await list()).toEqual({ rev: 0, emoji: [] })
  expect(await readBootstrap(workspace.core, member)).not.toHaveProperty('emojiRev')
  const fileId = await upload(owner)
  await expect(requireFile(workspace.core, member, fileId)).rejects.toEqual(refused('FILE_NOT_FOUND'))
  const { rev, emoji } = await add('party-parrot', owner, fileId)
  expect(emoji).toEqual({ name: 'party-parrot', fileId, byId: owner.personId, addedAt: expect.any(String) })
  expect(await list()).toEqual({ rev, emoji: [emoji] })
  expect((await readBootstrap(workspace.core, member)).emojiRev).toBe(rev)
  expect((await requireFile(workspace.core, member, fileId)).id).toBe(fileId)
  // A second time, as after an answer that was lost.
  expect(await add('party-parrot', owner, fileId)).toEqual({ rev, emoji })
  const removed = await remove('party-parrot')
  expect(removed.rev).toBe(rev + 1)
  expect(await remove('party-parrot')).toEqual(removed)
  expect(await list()).toEqual({ rev: removed.rev, emoji: [] })
  await expect(requireFile(workspace.core, member, fileId)).rejects.toEqual(refused('FILE_NOT_FOUND'))
  expect(await readEmojiRev(workspace.core)).toEqual({ epoch: workspace.epoch, rev: removed.rev })
  while (told.length < 2) await new Promise<void>((resolve) => (wake = resolve))
  expect(told).toEqual([rev, rev + 1])
  await watch.close()
})

test('only owners and admins of the workspace change them, by the role that they have now', async () => {
  await expect(add('mine', member)).rejects.toEqual(refused('NOT_AN_ADMIN'))
  await expect(remove('mine', member)).rejects.toEqual(refused('NOT_AN_ADMIN'))
  await setRole(member, 'admin')
  expect((await add('mine', member)).emoji.byId).toBe(member.personId)
  await setRole(member, 'member')
  await expect(remove('mine', member)).rejects.toEqual(refused('NOT_AN_ADMIN'))
  const { database } = workspace.core
  const log = await database.ask(
    'log',
    'SELECT actor_id::text AS by, action, before, after FROM audit_entry ORDER BY id DESC LIMIT 1',
    [],
  )
  expect(log).toEqual([{ by: member.personId, action: 'emoji.add', before: null, after: { name: 'mine' } }])
})

test('a name is short, small, and nobody else’s, nor that of an emoji that everybody has', async () => {
  for (const name of ['', 'a', 'Parrot', 'a b', ':a:', 'ä', '-a', '_a', `${'a'.repeat(32)}`, 'a\n'])
    await expect(add(name)).rejects.toEqual(refused('EMOJI_NAME_INVALID'))
  for (const name of ['smile', 'tada', 'mine']) await expect(add(name)).rejects.toEqual(refused('EMOJI_NAME_TAKEN'))
  for (const name of ['ok', 'a'.repeat(31), '1up', 'constructor'])
    if (name !== 'ok') expect((await add(name)).emoji.name).toBe(name)
  const both = await Promise.allSettled([add('race'), add('race')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await list()).emoji.map(({ name }) => name)).toEqual(['1up', 'a'.repeat(31), 'constructor', 'mine', 'race'])
})

test('its picture is an own upload that was made for it and that nothing uses', async () => {
  const used = (await list()).emoji[0] as CustomEmoji
  for (const fileId of [used.fileId, await upload(owner, 'message'), await upload(member), randomUUID()])
    await expect(add('fresh', owner, fileId)).rejects.toEqual(refused('FILE_NOT_FOUND'))
})

test('the sweep of what nothing uses leaves their pictures, even when who added them is gone, and takes removed ones', async () => {
  const leaver = await workspace.person('leaver')
  await setRole(leaver, 'admin')
  const { emoji: kept } = await add('kept', leaver)
  const { emoji: gone } = await add('gone', leaver)
  const { database } = workspace.core
  await database.ask('age', `UPDATE file SET created_at = now() - interval '2 days' WHERE attached_at IS NOT NULL`, [])
  await database.ask('leave', 'DELETE FROM person WHERE id = $1::uuid', [leaver.personId])
  await remove('gone')
  await removeUnusedFiles(workspace.core, store)
  expect(store.ids()).toContain(kept.fileId)
  expect(store.ids()).not.toContain(gone.fileId)
  const { byId: _, ...nobodys } = kept
  expect((await list()).emoji.find(({ name }) => name === 'kept')).toEqual(nobodys)
})

test('one reacts with those that there are; a reaction outlives its emoji, and is joined and taken back as before', async () => {
  const roomId = await workspace.room(owner, member)
  const input = { roomId, clientId: randomUUID(), body: 'nice' }
  const { seq } = (await sendMessage(workspace.core, owner, input)).output.message
  const like = async (who: Principal, emoji: string, on = true) =>
    (await react(workspace.core, who, { roomId, epoch: workspace.epoch, seq, emoji, on })).output.message.reactions
  await expect(like(owner, ':never:')).rejects.toEqual(refused('EMOJI_NOT_FOUND'))
  await like(owner, ':kept:')
  await remove('kept')
  expect(await like(member, ':kept:')).toEqual([{ emoji: ':kept:', people: [owner.personId, member.personId] }])
  await like(owner, ':kept:', false)
  expect(await like(member, ':kept:', false)).toBeUndefined()
  await expect(like(member, ':kept:')).rejects.toEqual(refused('EMOJI_NOT_FOUND'))
})

test('there are so many, and no more', async () => {
  const { count } = { count: (await list()).emoji.length }
  await workspace.core.database.ask(
    'fill',
    `WITH made AS (INSERT INTO file (id, purpose, name, media_type, width, height, bytes, stored_bytes, hash, attached_at)
       SELECT gen_random_uuid(), 'emoji', 'x', 'image/webp', 1, 1, 1, 1, '', now() FROM generate_series(1, $1::integer)
       RETURNING id)
     INSERT INTO custom_emoji (name, file_id) SELECT 'x' || row_number() OVER (), id FROM made`,
    [MOST_CUSTOM_EMOJI - count],
  )
  await expect(add('more')).rejects.toMatchObject({ code: 'TOO_MANY_EMOJI', limit: MOST_CUSTOM_EMOJI })
  expect((await list()).emoji).toHaveLength(MOST_CUSTOM_EMOJI)
})
