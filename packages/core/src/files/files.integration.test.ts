import { randomUUID } from 'node:crypto'
import type { FilePurpose } from '@parley/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { updateProfile } from '../accounts/update-profile.ts'
import { createMemoryFileStore } from '../fixtures/memory-file-store.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { editMessage } from '../messages/edit-message.ts'
import { readEdits } from '../messages/read-edits.ts'
import { sendMessage } from '../messages/send-message.ts'
import { getPeople } from '../people/get-people.ts'
import type { Principal } from '../principal.ts'
import { leaveRoom } from '../rooms/leave-room.ts'
import { readHistory } from '../rooms/read-history.ts'
import { addFile } from './add-file.ts'
import { discardFile } from './discard-file.ts'
import { removeUnusedFiles } from './remove-unused-files.ts'
import { requireFile } from './require-file.ts'

let workspace: TestWorkspace
let ann: Principal
let ben: Principal
let eve: Principal
let roomId: string
const store = createMemoryFileStore()

beforeAll(async () => {
  workspace = await openTestWorkspace()
  ann = await workspace.person('ann')
  ben = await workspace.person('ben')
  eve = await workspace.person('eve')
  roomId = await workspace.room(ann, ben)
})
afterAll(() => workspace?.close())

const upload = (owner: Principal, purpose: FilePurpose = 'message', name = 'cat.png') =>
  addFile(workspace.core, store, owner, {
    purpose,
    name,
    picture: {
      mediaType: 'image/png',
      width: 4,
      height: 3,
      hash: new Uint8Array(32),
      variants: new Map([['original', new Uint8Array([1, 2, 3])]] as const),
    },
  })
const send = (author: Principal, files: string[] | undefined, more: { body?: string; clientId?: string } = {}) =>
  sendMessage(workspace.core, author, {
    roomId,
    clientId: more.clientId ?? randomUUID(),
    body: more.body ?? '',
    ...(files && { files }),
  })
const remove = (author: Principal, seq: number) =>
  deleteMessage(workspace.core, author, { epoch: workspace.epoch, roomId, seq })
const sees = (principal: Principal, id: string) =>
  requireFile(workspace.core, principal, id).then(
    () => true,
    (error: { code: string }) => (error.code === 'FILE_NOT_FOUND' ? false : Promise.reject(error)),
  )
const seenBy = async (id: string) => ({ ann: await sees(ann, id), ben: await sees(ben, id), eve: await sees(eve, id) })

describe('who may see a picture', () => {
  test('its owner alone, until a message carries it; then who is in the room, as long as the message is there', async () => {
    const { id, ...facts } = await upload(ann)
    expect(await seenBy(id)).toEqual({ ann: true, ben: false, eve: false })
    const { output } = await send(ann, [id], { body: 'look' })
    expect(output.message.files).toEqual([{ id, ...facts }])
    expect(await seenBy(id)).toEqual({ ann: true, ben: true, eve: false })
    await remove(ann, output.message.seq)
    expect(await seenBy(id)).toEqual({ ann: false, ben: false, eve: false })
    expect(await sees(ann, randomUUID())).toBe(false)
    expect(await sees(ann, '../../etc/passwd')).toBe(false)
  })

  test('not who has left', async () => {
    const guest = await workspace.person('guest')
    const other = await workspace.room(ann, guest)
    const { id } = await upload(ann)
    await sendMessage(workspace.core, ann, { roomId: other, clientId: randomUUID(), body: '', files: [id] })
    expect(await sees(guest, id)).toBe(true)
    await leaveRoom(workspace.core, guest, { roomId: other })
    expect(await sees(guest, id)).toBe(false)
  })

  test('everybody, where it is the avatar of somebody; nobody, once it was replaced', async () => {
    const first = await upload(ann, 'avatar')
    expect(await seenBy(first.id)).toEqual({ ann: true, ben: false, eve: false })
    expect((await updateProfile(workspace.core, ann, { avatarId: first.id })).avatarId).toBe(first.id)
    expect(await seenBy(first.id)).toEqual({ ann: true, ben: true, eve: true })
    const again = await updateProfile(workspace.core, ann, { avatarId: first.id })
    expect(again.avatarId).toBe(first.id)
    const second = await upload(ann, 'avatar')
    await updateProfile(workspace.core, ann, { avatarId: second.id })
    expect(await seenBy(first.id)).toEqual({ ann: false, ben: false, eve: false })
    const { people } = await getPeople(workspace.core, eve, { ids: [ann.personId] })
    expect(people[0]?.avatarId).toBe(second.id)
    expect((await updateProfile(workspace.core, ann, { avatarId: null })).avatarId).toBeUndefined()
    expect(await sees(ann, second.id)).toBe(false)
  })

  test('an avatar is nobody else’s picture, and no picture of a message', async () => {
    const [hers, forMessage] = [await upload(ann, 'avatar'), await upload(ben)]
    for (const avatarId of [hers.id, forMessage.id, randomUUID()])
      await expect(updateProfile(workspace.core, ben, { avatarId })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })
})

describe('a message with pictures', () => {
  test('needs no text, keeps their order, and is the same message when it is sent again', async () => {
    const ids = (await Promise.all([upload(ann), upload(ann), upload(ann)])).map(({ id }) => id).reverse()
    const clientId = randomUUID()
    const first = await send(ann, ids, { clientId })
    expect(first.output.message.body).toBe('')
    expect(first.output.message.files?.map(({ id }) => id)).toEqual(ids)
    const second = await send(ann, ids, { clientId })
    expect(second.output).toEqual({ message: first.output.message, duplicate: true })
  })

  test('carries only own uploads that were made for it and that nothing uses; else nothing is posted', async () => {
    const used = await upload(ann)
    await send(ann, [used.id])
    const gone = await upload(ann)
    await discardFile(workspace.core, store, ann, gone.id)
    const fine = await upload(ann)
    for (const id of [used.id, gone.id, (await upload(ben)).id, (await upload(ann, 'avatar')).id, randomUUID()]) {
      const clientId = randomUUID()
      const refused = send(ann, [fine.id, id], { clientId })
      await expect(refused).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', field: 'files.1' })
    }
    expect(await seenBy(fine.id)).toEqual({ ann: true, ben: false, eve: false })
    await expect(send(ann, undefined)).rejects.toMatchObject({ code: 'MESSAGE_EMPTY' })
    const many = Array.from({ length: 11 }, () => randomUUID())
    await expect(send(ann, many)).rejects.toMatchObject({ code: 'TOO_MANY_FILES', limit: 10 })
  })

  test('loses by an edit those that are not to stay, for everybody, and tells it; without words it keeps one', async () => {
    const ids = (await Promise.all([upload(ann), upload(ann), upload(ann)])).map(({ id }) => id)
    const [first = '', second = '', third = ''] = ids
    const { seq } = (await send(ann, ids, { body: 'three' })).output.message
    const edit = (body: string, files?: string[], clientId: string = randomUUID()) =>
      editMessage(workspace.core, ann, { epoch: workspace.epoch, roomId, seq, clientId, body, ...(files && { files }) })
    const clientId = randomUUID()
    // A picture that the message does not carry is not added.
    const stranger = await upload(ann)
    const { output, published } = await edit('two', [third, first, stranger.id], clientId)
    expect(output.message.files?.map(({ id }) => id)).toEqual([first, third])
    expect(published[0]?.changes[0]).toMatchObject({ type: 'message', message: { files: output.message.files } })
    expect(await seenBy(second)).toEqual({ ann: false, ben: false, eve: false })
    expect(await seenBy(first)).toEqual({ ann: true, ben: true, eve: false })
    expect((await edit('two', [third], clientId)).output).toEqual(output)
    expect((await edit('', undefined)).output.message.files).toEqual(output.message.files)
    await expect(edit('', [])).rejects.toMatchObject({ code: 'MESSAGE_EMPTY' })
    expect((await edit('none', [])).output.message).not.toHaveProperty('files')
    await expect(edit('')).rejects.toMatchObject({ code: 'MESSAGE_EMPTY' })
    const told = await readEdits(workspace.core, ben, { roomId, epoch: workspace.epoch, seq })
    expect(told.edits.map(({ body, filesRemoved }) => [body, filesRemoved])).toEqual([
      ['', 2],
      ['two', undefined],
      ['three', 1],
    ])
    expect(await sees(ann, stranger.id)).toBe(true)
  })

  test('is quoted without words, which is not as one that was deleted', async () => {
    const { seq } = (await send(ann, [(await upload(ann)).id])).output.message
    const input = { roomId, clientId: randomUUID(), body: 'nice', epoch: workspace.epoch, replyTo: seq }
    const { message } = (await sendMessage(workspace.core, ben, input)).output
    expect(message.replyTo).toEqual({ seq, authorId: ann.personId, excerpt: '' })
    const change = { roomId, epoch: workspace.epoch, seq, clientId: randomUUID() }
    await editMessage(workspace.core, ann, { ...change, body: 'words' })
    const nothing = { ...change, clientId: randomUUID(), body: ' ' }
    const quoteNow = async () => {
      const { messages } = await readHistory(workspace.core, ben, { roomId, epoch: workspace.epoch })
      return messages.find((each) => each.seq === message.seq)?.replyTo
    }
    expect((await quoteNow())?.excerpt).toBe('words')
    // The words go, the pictures stay; what has no pictures needs words.
    expect((await editMessage(workspace.core, ann, nothing)).output.message).toMatchObject({ body: '', files: [{}] })
    expect((await quoteNow())?.excerpt).toBe('')
    for (const [who, at] of [
      [ben, message.seq],
      [ben, seq],
    ] as const)
      await expect(
        editMessage(workspace.core, who, { ...nothing, clientId: randomUUID(), seq: at }),
      ).rejects.toMatchObject({ code: 'MESSAGE_EMPTY' })
    await remove(ann, seq)
    expect(await quoteNow()).toEqual({ seq, authorId: ann.personId })
  })

  test('shares none with another, however close together they are sent', async () => {
    const { id } = await upload(ann)
    const rooms = await Promise.all(Array.from({ length: 4 }, () => workspace.room(ann)))
    const sent = await Promise.allSettled(
      rooms.map((each) =>
        sendMessage(workspace.core, ann, { roomId: each, clientId: randomUUID(), body: 'mine', files: [id] }),
      ),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of sent)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'FILE_NOT_FOUND' })
  })
})

describe('what nothing uses', () => {
  test('goes when its owner says so, and nobody else can', async () => {
    const { id } = await upload(ann)
    await expect(discardFile(workspace.core, store, ben, id)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    await discardFile(workspace.core, store, ann, id.toUpperCase())
    expect(store.ids()).not.toContain(id)
    const { id: used } = await upload(ann)
    await send(ann, [used])
    await expect(discardFile(workspace.core, store, ann, used)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })

  test('is removed after a day with its bytes, as is what was deleted; all else stays', async () => {
    await removeUnusedFiles(workspace.core, store)
    const old = await upload(ann)
    const fresh = await upload(ann)
    const kept = await upload(ann)
    const deleted = await upload(ann)
    const replaced = await upload(ben, 'avatar')
    await send(ann, [kept.id])
    const { message } = (await send(ann, [deleted.id])).output
    await remove(ann, message.seq)
    await updateProfile(workspace.core, ben, { avatarId: replaced.id })
    await updateProfile(workspace.core, ben, { avatarId: null })
    await workspace.core.database.ask(
      'age',
      `UPDATE file SET created_at = now() - interval '25 hours' WHERE id = ANY ($1)`,
      [[old.id, kept.id]],
    )
    expect(await removeUnusedFiles(workspace.core, store)).toBe(3)
    expect(store.ids()).toEqual(expect.arrayContaining([fresh.id, kept.id]))
    for (const { id } of [old, deleted, replaced]) expect(store.ids()).not.toContain(id)
    expect(await removeUnusedFiles(workspace.core, store)).toBe(0)
    expect(await sees(ben, kept.id)).toBe(true)
  })

  test('is passed on with its message, for those there, and lives there when it is gone where it was; its bytes go last', async () => {
    await removeUnusedFiles(workspace.core, store)
    const elsewhere = await workspace.room(ben, eve)
    const { epoch } = workspace
    const file = await upload(ann)
    const source = (await send(ann, [file.id])).output.message
    const pass = (by: Principal, to: string, from: { roomId: string; seq: number }, clientId = randomUUID()) =>
      sendMessage(workspace.core, by, { roomId: to, clientId, body: '', epoch, forward: from })
    const clientId = randomUUID()
    const { message } = (await pass(ben, elsewhere, { roomId, seq: source.seq }, clientId)).output
    const [copy] = message.files ?? []
    expect(copy).toEqual({ ...file, id: copy?.id })
    expect(copy?.id).not.toBe(file.id)
    expect((await pass(ben, elsewhere, { roomId, seq: source.seq }, clientId)).output.message.files).toEqual([copy])
    const [id, onceMore] = [
      copy?.id ?? '',
      (await pass(eve, elsewhere, { roomId: elsewhere, seq: message.seq })).output,
    ]
    expect([await sees(eve, id), await sees(ben, id), await sees(ann, id), await sees(eve, file.id)]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect((await requireFile(workspace.core, eve, id)).bytesOf).toBe(file.id)

    await remove(ann, source.seq)
    expect(await sees(ben, file.id)).toBe(false)
    expect(await removeUnusedFiles(workspace.core, store)).toBe(0)
    expect(store.ids()).toContain(file.id)
    expect(await sees(eve, id)).toBe(true)
    await expect(pass(ben, elsewhere, { roomId, seq: source.seq })).rejects.toMatchObject({ code: 'MESSAGE_DELETED' })

    const gone = (by: Principal, seq: number) => deleteMessage(workspace.core, by, { epoch, roomId: elsewhere, seq })
    await gone(ben, message.seq)
    expect(await removeUnusedFiles(workspace.core, store)).toBe(1)
    expect(await sees(ben, onceMore.message.files?.[0]?.id ?? '')).toBe(true)
    expect(store.ids()).toContain(file.id)
    await gone(eve, onceMore.message.seq)
    expect(await removeUnusedFiles(workspace.core, store)).toBeGreaterThanOrEqual(1)
    await removeUnusedFiles(workspace.core, store)
    expect(store.ids()).not.toContain(file.id)
  })

  test('is bounded for each person, and the disk is never filled to the brim', async () => {
    const hoarder = await workspace.person('hoarder')
    for (let count = 0; count < 100; count++) await upload(hoarder)
    await expect(upload(hoarder)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    store.free = 100 * 1024 * 1024
    await expect(upload(ben)).rejects.toMatchObject({ code: 'STORAGE_FULL' })
    store.free = null
  })
})
