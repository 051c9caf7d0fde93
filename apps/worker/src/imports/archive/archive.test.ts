import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zipOf } from '@parley/testkit/zip'
import { describe, expect, test } from 'vitest'
import { TAR_END, tarFile } from '../../exports/tar.ts'
import { readElements } from './elements.ts'
import { all, asStored, partsOf } from './fixtures.ts'
import { readLines } from './lines.ts'
import { readTarGz } from './tar.ts'
import { Unreadable } from './unreadable.ts'
import { openZip } from './zip.ts'

const text = async (parts: AsyncIterable<Buffer>) => Buffer.concat(await all(parts)).toString()

describe('lines', () => {
  test('are found however the text is cut, with their numbers; one that is too long is passed over', async () => {
    for (const size of [1, 3, 1000]) {
      const lines = await all(readLines(partsOf('{"a":"ä"}\n\n  \nsecond\r\n0123456789012\nlast', size), 12))
      expect(lines).toEqual([
        { number: 1, text: '{"a":"ä"}' },
        { number: 4, text: 'second\r' },
        { number: 5, text: null },
        { number: 6, text: 'last' },
      ])
    }
  })
})

describe('elements of an array', () => {
  const array = '\ufeff [\n {"a": "x]},\\"["},\n 1 , [2,\n3], "a,b"\n]  '

  test('are found however the text is cut, with the line that they begin in', async () => {
    for (const size of [1, 2, 5, 1000]) {
      const found = await all(readElements(partsOf(array, size)))
      expect(found.map(({ number, text: each }) => [number, JSON.parse(each ?? 'null')])).toEqual([
        [2, { a: 'x]},"[' }],
        [3, 1],
        [3, [2, 3]],
        [4, 'a,b'],
      ])
    }
    expect(await all(readElements(partsOf('[]')))).toEqual([])
  })

  test('one that is too long or broken in itself does no harm to the others', async () => {
    const found = await all(readElements(partsOf('[{"a":1},{"long":"0123456789"},{"a":oops},{"a":2}]'), 12))
    expect(found.map(({ text: each }) => each)).toEqual(['{"a":1}', null, '{"a":oops}', '{"a":2}'])
  })

  test('what is no array, or has no end, is told', async () => {
    for (const bad of ['{"a":1}', 'x', '[{"a":1}', '["open', ''])
      await expect(all(readElements(partsOf(bad)))).rejects.toThrow(Unreadable)
  })
})

describe('a tar.gz', () => {
  const at = new Date('2026-01-02T03:04:05Z')
  const long = randomBytes(100_000)
  const packed = Buffer.concat([
    gzipSync(Buffer.concat([tarFile('export.json', Buffer.from('{}'), at), tarFile('empty', Buffer.alloc(0), at)])),
    gzipSync(Buffer.concat([tarFile('files/long', long, at), tarFile('last', Buffer.from('x'), at), TAR_END])),
  ])

  test('is read in order, also where somebody passes over a file', async () => {
    const read: [string, number][] = []
    for await (const { name, size, content } of readTarGz(asStored(packed))) {
      read.push([name, size])
      if (name === 'last') expect(await text(content)).toBe('x')
    }
    expect(read).toEqual([
      ['export.json', 2],
      ['empty', 0],
      ['files/long', 100_000],
      ['last', 1],
    ])
  })

  test('what is cut off, damaged or something else is told', async () => {
    const cut = packed.subarray(0, packed.length - 20_000)
    const other = gzipSync(Buffer.alloc(2048, 'x'))
    for (const bad of [cut, other, Buffer.concat([packed.subarray(0, 40), Buffer.alloc(200)])])
      await expect(all(readTarGz(asStored(bad)))).rejects.toThrow(Unreadable)
  })

  test('what unpacks to too much is given up before it does', async () => {
    const bomb = gzipSync(tarFile('zeros', Buffer.alloc(3_000_000), at))
    await expect(all(readTarGz(asStored(bomb), 1000))).rejects.toThrow('too much')
  })
})

describe('a zip', () => {
  test('is read by name, in any order', async () => {
    const zip = await openZip(asStored(zipOf({ 'a.json': '[1]', 'ä/b.json': 'x'.repeat(50_000) }), 333))
    expect(zip.names).toEqual(['a.json', 'ä/b.json'])
    expect(await text(zip.read('ä/b.json'))).toHaveLength(50_000)
    expect(await text(zip.read('a.json'))).toBe('[1]')
    await expect(all(zip.read('c.json'))).rejects.toThrow(Unreadable)
  })

  test('paths that lead elsewhere, and what is no zip, are refused', async () => {
    for (const bad of ['../x.json', '/etc/x.json', 'a\\..\\..\\x.json'])
      await expect(openZip(asStored(zipOf({ [bad]: '[]' })))).rejects.toThrow(Unreadable)
    await expect(openZip(asStored(randomBytes(5000)))).rejects.toThrow(Unreadable)
    const good = zipOf({ 'a.json': '[1]' })
    await expect(openZip(asStored(good.subarray(0, good.length - 10)))).rejects.toThrow(Unreadable)
  })

  test('a file that unpacks to too much, or to more than it says, is refused', async () => {
    const bomb = await openZip(asStored(zipOf({ 'a.json': '[1]' }, { 'a.json': 100_000_000 })))
    await expect(all(bomb.read('a.json'))).rejects.toThrow('too much')
    const liar = asStored(zipOf({ 'a.json': 'x'.repeat(5000) }, { 'a.json': 10 }))
    await expect(openZip(liar).then((zip) => all(zip.read('a.json')))).rejects.toThrow(Unreadable)
  })
})
