import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import type { FilePurpose, PictureVariant } from '@parley/protocol'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePicture } from './make-picture.ts'
import { pictureTypeOf, TELLING_BYTES } from './picture-type.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-picture-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function make(
  bytes: Uint8Array,
  more: { purpose?: FilePurpose; crop?: { left: number; top: number; size: number } } = {},
) {
  const file = path.join(folder, String(++count))
  writeFileSync(file, bytes)
  const type = pictureTypeOf(bytes.subarray(0, TELLING_BYTES))
  if (type === null) throw new Error('not a picture by its first bytes')
  return makePicture({ file, type, purpose: 'message', ...more })
}
const variant = (picture: Awaited<ReturnType<typeof make>>, name: PictureVariant) =>
  Buffer.from(picture.variants.get(name) ?? [])

/** Left half red, right half blue. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#f00' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#00f' } },
      left: width / 2,
      top: 0,
    },
  ])
async function colourAt(bytes: Buffer, left: number, top: number): Promise<'red' | 'blue'> {
  const { data } = await sharp(bytes)
    .removeAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return (data[0] ?? 0) > (data[2] ?? 0) ? 'red' : 'blue'
}

describe('a photograph', () => {
  test('is turned as the camera said, and nothing of where and with what it was taken is left', async () => {
    const sent = await halves(400, 200)
      .jpeg()
      .withExif({
        IFD0: { Model: 'canary camera' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect(sent.includes('canary camera')).toBe(true)
    const picture = await make(sent)
    expect([picture.mediaType, picture.width, picture.height]).toEqual(['image/jpeg', 200, 400])
    for (const name of ['original', '1280', '480', '96'] as const) {
      const bytes = variant(picture, name)
      const { exif, xmp, iptc, orientation = 1 } = await sharp(bytes).metadata()
      expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, 1])
      expect(bytes.includes('canary')).toBe(false)
    }
    // A quarter turn clockwise: what was on the left is on top.
    expect(await colourAt(variant(picture, '480'), 100, 20)).toBe('red')
    expect(await colourAt(variant(picture, 'original'), 100, 380)).toBe('blue')
  })

  test('comes in smaller sizes, none larger than it is', async () => {
    const picture = await make(await halves(2000, 1000).jpeg().toBuffer())
    const sizes = await Promise.all(
      (['original', '1280', '480', '96'] as const).map(async (name) => {
        const { format, width, height } = await sharp(variant(picture, name)).metadata()
        return [format, width, height]
      }),
    )
    expect(sizes).toEqual([
      ['jpeg', 2000, 1000],
      ['webp', 1280, 640],
      ['webp', 480, 240],
      ['webp', 96, 96],
    ])
    const tiny = await make(await halves(20, 10).png().toBuffer())
    expect((await sharp(variant(tiny, '1280')).metadata()).width).toBe(20)
  })
})

test('a picture that moves goes on moving, in all sizes but the smallest, and has a still one beside it', async () => {
  const frames = await Promise.all(
    ['#f00', '#0f0', '#00f'].map((background) =>
      sharp({ create: { width: 40, height: 30, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
  const picture = await make(gif)
  expect([picture.mediaType, picture.width, picture.height]).toEqual(['image/gif', 40, 30])
  for (const name of ['original', '1280', '480'] as const)
    expect((await sharp(variant(picture, name)).metadata()).pages).toBe(3)
  expect((await sharp(variant(picture, '96')).metadata()).pages ?? 1).toBe(1)
  const still = await sharp(variant(picture, 'still')).metadata()
  expect([still.pages ?? 1, still.width, still.height, picture.moves]).toEqual([1, 40, 30, true])
  const emoji = await make(gif, { purpose: 'emoji' })
  expect((await sharp(variant(emoji, 'original')).metadata()).pages).toBe(3)
  const { pages = 1, width, height } = await sharp(variant(emoji, '96')).metadata()
  expect([pages, width, height]).toEqual([1, 96, 96])
  // Nothing of it is cut: above and below it nothing is drawn.
  const { data } = await sharp(variant(emoji, '96')).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  expect([data[3 + 4 * (96 * 2 + 48)], data[3 + 4 * (96 * 48 + 2)]]).toEqual([0, 255])
  const avatar = await make(gif, { purpose: 'avatar' })
  expect((await sharp(variant(avatar, 'original')).metadata()).pages ?? 1).toBe(1)
})

test('an avatar is the square that was chosen, and nothing beside it is kept', async () => {
  const sent = await halves(800, 400).jpeg().toBuffer()
  const right = await make(sent, { purpose: 'avatar', crop: { left: 500, top: 50, size: 300 } })
  expect([right.mediaType, right.width, right.height]).toEqual(['image/webp', 300, 300])
  expect(await colourAt(variant(right, '96'), 5, 5)).toBe('blue')
  const middle = await make(sent, { purpose: 'avatar' })
  expect([middle.width, middle.height]).toEqual([400, 400])
  const outside = make(sent, { purpose: 'avatar', crop: { left: 600, top: 0, size: 300 } })
  await expect(outside).rejects.toMatchObject({ code: 'BAD_REQUEST', field: 'crop' })
})

describe('what only looks like a picture', () => {
  test('is not kept beside its pixels', async () => {
    const gif = await halves(20, 20).gif().toBuffer()
    const polyglot = Buffer.concat([gif, Buffer.from('<script>alert("canary")</script>')])
    const picture = await make(polyglot)
    for (const bytes of picture.variants.values()) expect(Buffer.from(bytes).includes('canary')).toBe(false)
  })

  test.each([
    ['GIF89a/*<html><script>alert(1)</script>*/', 'a page that begins as one'],
    ['\xff\xd8\xff\xe0nothing', 'a photograph without an inside'],
    ['RIFF\x24\0\0\0WEBP<svg/>', 'a container with something else'],
    ['\0\0\0\x1cftypavif\0\0\0\0avifmif1', 'a box without a picture'],
  ])('%j is refused: %s', async (content) => {
    await expect(make(Buffer.from(content, 'latin1'))).rejects.toMatchObject({ code: 'FILE_BROKEN' })
  })

  test('a photograph that was cut off is refused', async () => {
    const whole = await halves(400, 400).jpeg().toBuffer()
    await expect(make(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'FILE_BROKEN' })
  })

  test('a bomb of few bytes is refused before it is unpacked', async () => {
    const before = process.memoryUsage().rss
    const bomb = pngOf(30_000, 30_000)
    expect(bomb.length).toBeLessThan(4_000_000)
    await expect(make(bomb)).rejects.toMatchObject({ code: 'PICTURE_TOO_LARGE', limit: 64 })
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  })
})

/** A white PNG of one bit a pixel, written by hand: nothing that makes pictures would. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const framed = Buffer.alloc(body.length + 8)
    framed.writeUInt32BE(data.length, 0)
    body.copy(framed, 4)
    framed.writeUInt32BE(crc(body), body.length + 4)
    return framed
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc((width / 8 + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
