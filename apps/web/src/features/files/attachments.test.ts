import { type Picture, Refusal } from '@parley/protocol'
import { describe, expect, test } from 'vitest'
import { type Attachment, Attachments } from './attachments.ts'

const picture = (id: string): Picture => ({
  id,
  name: `${id}.png`,
  width: 4,
  height: 3,
  bytes: 9,
  mediaType: 'image/png',
})
const uploading = (key: string): Attachment => ({
  key,
  name: `${key}.png`,
  preview: `blob:${key}`,
  progress: 0.5,
  picture: null,
  refusal: null,
})
const done = (key: string): Attachment => ({ ...uploading(key), progress: 1, picture: picture(key) })
function memory() {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  }
}
function begin() {
  const storage = memory()
  const files = new Attachments('ann', storage)
  const sent: string[][] = []
  const send = (pictures: readonly Picture[]) => void sent.push(pictures.map(({ id }) => id))
  return { storage, files, sent, send }
}
const keys = (all: readonly Attachment[]) => all.map(({ key }) => key)

describe('a message with pictures', () => {
  test('goes at once where all are uploaded', () => {
    const { files, sent, send, storage } = begin()
    files.change('room', () => [done('a'), done('b')])
    files.submit('room', 'look', send)
    expect(sent).toEqual([['a', 'b']])
    expect(files.of('room')).toEqual({ attachments: [], waiting: [] })
    expect(storage.held.size).toBe(0)
  })

  test('waits for what is not, leaves the composer free, and goes once, in its order', () => {
    const { files, sent, send } = begin()
    files.change('room', () => [uploading('a'), done('b'), uploading('c')])
    files.submit('room', '', send)
    expect(files.of('room').attachments).toEqual([])
    files.change('room', () => [done('next')])
    files.changeOne('room', 'c', (each) => ({ ...each, picture: picture('c') }))
    expect(sent).toEqual([])
    files.changeOne('room', 'a', (each) => ({ ...each, picture: picture('a') }))
    expect(sent).toEqual([['a', 'b', 'c']])
    files.changeOne('room', 'a', (each) => each)
    expect(sent).toHaveLength(1)
    expect(keys(files.of('room').attachments)).toEqual(['next'])
  })

  test('does not go without one that was refused; without one that was removed it does', () => {
    const { files, sent, send } = begin()
    files.change('room', () => [uploading('a'), done('b')])
    files.submit('room', 'look', send)
    files.changeOne('room', 'a', (each) => ({ ...each, refusal: new Refusal('FILE_BROKEN') }))
    expect(sent).toEqual([])
    files.changeOne('room', 'a', () => null)
    expect(sent).toEqual([['b']])
  })

  test('of which nothing is left is not sent', () => {
    const { files, sent, send } = begin()
    files.change('room', () => [uploading('a')])
    files.submit('room', '', send)
    files.changeOne('room', 'a', () => null)
    expect(sent).toEqual([])
    expect(files.of('room').waiting).toEqual([])
  })

  test('can be called back while it waits', () => {
    const { files, sent, send } = begin()
    files.change('room', () => [uploading('a'), done('b')])
    files.submit('room', 'look', send)
    files.change('room', () => [done('next')])
    const [waiting] = files.of('room').waiting
    expect(files.recall('room', waiting?.key ?? '')?.text).toBe('look')
    expect(keys(files.of('room').attachments)).toEqual(['a', 'b', 'next'])
    files.changeOne('room', 'a', (each) => ({ ...each, picture: picture('a') }))
    expect(sent).toEqual([])
  })

  test('belongs to the place that it was written for', () => {
    const { files, sent, send } = begin()
    files.change('room', () => [done('a')])
    files.submit('other', 'text alone', send)
    expect(keys(files.of('room').attachments)).toEqual(['a'])
    expect(sent).toEqual([[]])
  })
})

test('after a reload the pictures that were uploaded and the text that waited are there; another person’s are not', () => {
  const { files, storage, send } = begin()
  files.change('room', () => [done('a'), uploading('b')])
  files.submit('room', 'look', send)
  files.change('room', () => [done('c')])
  expect(new Attachments('ben', storage).restore('room', () => '')).toEqual([])
  const again = new Attachments('ann', storage)
  expect(again.restore('room', ({ id }) => `/${id}`)).toEqual(['look'])
  expect(again.of('room').attachments.map(({ preview }) => preview)).toEqual(['/a', '/c'])
  expect(again.restore('room', () => '')).toEqual([])
})
