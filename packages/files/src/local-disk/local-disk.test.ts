import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLocalDisk } from './open-local-disk.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-local-disk-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer())

test('what was written is read back, by another instance too, until it is removed', async () => {
  const store = openLocalDisk(path.join(folder, 'new'))
  const id = randomUUID()
  expect(await store.open(id, '480')).toBeNull()
  await store.write(id, '480', Buffer.from('small'))
  await store.write(id, 'original', Buffer.from('whole'))
  await store.write(id, 'original', Buffer.from('whole again'))
  const found = await openLocalDisk(path.join(folder, 'new')).open(id, 'original')
  expect(found?.size).toBe(11)
  expect((await read(found?.stream ?? new ReadableStream())).toString()).toBe('whole again')
  expect(readdirSync(path.join(folder, 'new', id.slice(-2), id)).sort()).toEqual(['480', 'original'])
  await store.remove(id)
  await store.remove(id)
  expect(await store.open(id, '480')).toBeNull()
})

test('files are for the owner of the process alone, and nothing outside the folder can be named', async () => {
  const store = openLocalDisk(folder)
  const id = randomUUID()
  await store.write(id, '96', Buffer.from('x'))
  expect(statSync(path.join(folder, id.slice(-2), id, '96')).mode & 0o077).toBe(0)
  for (const bad of ['..', '../../etc', 'a/b', '']) {
    await expect(store.open(bad, '96')).rejects.toThrow(RangeError)
    await expect(store.remove(bad)).rejects.toThrow(RangeError)
    await expect(store.open(id, bad as '96')).rejects.toThrow(RangeError)
  }
})

test('it knows how much room is left, also before the folder is there', async () => {
  expect(await openLocalDisk(path.join(folder, 'not-yet')).freeBytes()).toBeGreaterThan(0)
  expect(await openLocalDisk(folder).freeBytes()).toBeGreaterThan(0)
})

test('a write that fails is told and leaves nothing half written', async () => {
  writeFileSync(path.join(folder, 'in-the-way'), '')
  const store = openLocalDisk(path.join(folder, 'in-the-way'))
  await expect(store.write(randomUUID(), '96', Buffer.from('x'))).rejects.toThrow()
})
