import 'server-only'
import { createHash } from 'node:crypto'
import type { MadePicture } from '@parley/core'
import { type FilePurpose, MAX_PICTURE_PIXELS, type PictureVariant, Refusal } from '@parley/protocol'
import sharp, { type Metadata, type Sharp } from 'sharp'
import type { PictureType } from './picture-type.ts'

/** Nothing but what is taken may be decoded, whatever a file looks like to libvips. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadPng',
    'VipsForeignLoadJpeg',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

/** Frames of a moving picture are each encoded anew, several times: one with more pixels in all stands still. */
const MOST_MOVING_PIXELS = 24_000_000
const ENCODED_WITHIN_SECONDS = 30
/** Side of an avatar and of an emoji in full size. */
const SQUARE = { avatar: 512, emoji: 128, icon: 512 } as const
/** An emoji is never cut. */
const WHOLE = { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } } as const

export interface Crop {
  readonly left: number
  readonly top: number
  readonly size: number
}

export interface PictureRequest {
  /** Path of the upload. */
  readonly file: string
  readonly type: PictureType
  readonly purpose: FilePurpose
  /** Of an avatar; without it the square in the middle is taken. */
  readonly crop?: Crop | undefined
}

/**
 * Decodes an upload and writes its pixels anew, turned as the camera said: whatever else was in the file (place, device,
 * comments, another file behind it) is not in what is kept.
 * @throws Refusal FILE_BROKEN, PICTURE_TOO_LARGE, BAD_REQUEST for a crop outside the picture
 */
export async function makePicture(request: PictureRequest): Promise<MadePicture> {
  const metadata = await readMetadata(request)
  const moves = isMoving(request, metadata)
  const open = () =>
    sharp(request.file, {
      failOn: 'error',
      limitInputPixels: MAX_PICTURE_PIXELS,
      animated: moves,
      sequentialRead: true,
    }).timeout({ seconds: ENCODED_WITHIN_SECONDS })
  try {
    return request.purpose === 'message'
      ? await makeMessagePicture(open, request.type, moves)
      : await makeSquare(open, request.purpose, moves, cropOf(request, metadata))
  } catch (error) {
    if (error instanceof Refusal) throw error
    // Its header was fine, but what follows cannot be read, or takes for ever.
    throw new Refusal('FILE_BROKEN')
  }
}

/** Of the header alone; nothing is decoded before its size is known. */
async function readMetadata({ file, type }: PictureRequest): Promise<Metadata> {
  const metadata = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new Refusal('FILE_BROKEN')
    })
  if (metadata.format !== (type === 'avif' ? 'heif' : type)) throw new Refusal('FILE_BROKEN')
  if (metadata.width * metadata.height > MAX_PICTURE_PIXELS) {
    throw new Refusal('PICTURE_TOO_LARGE', { limit: MAX_PICTURE_PIXELS / 1_000_000 })
  }
  return metadata
}

function isMoving({ type, purpose }: PictureRequest, { width, height, pages = 1 }: Metadata): boolean {
  return (
    pages > 1 &&
    (type === 'gif' || type === 'webp') &&
    purpose !== 'avatar' &&
    purpose !== 'icon' &&
    width * height * pages <= MOST_MOVING_PIXELS
  )
}

async function makeMessagePicture(open: () => Sharp, type: PictureType, moves: boolean): Promise<MadePicture> {
  const whole = open().autoOrient()
  const original = await inFull(whole, type, moves).toBuffer({ resolveWithObject: true })
  const { width, height = 0, pageHeight = height } = original.info
  const large = await within(open().autoOrient(), 1280, moves)
  const small = await within(await decoded(large, moves), 480, moves)
  const square = sharp(small).resize(96, 96, { fit: 'cover' }).webp({ quality: 80 })
  const variants = new Map<PictureVariant, Uint8Array>([
    ['original', original.data],
    ['1280', large],
    ['480', small],
    ['96', await square.toBuffer()],
  ])
  // Read anew without its other frames.
  if (moves) variants.set('still', await within(await decoded(large, false), 1280, false))
  return {
    mediaType: `image/${original.info.format}`,
    width,
    height: pageHeight,
    hash: hashOf(original.data),
    ...(moves && { moves }),
    variants,
  }
}

/** In the format that it came in, so that a download is what was sent; AVIF takes too long to write. */
function inFull(picture: Sharp, type: PictureType, moves: boolean): Sharp {
  if (type === 'png') return picture.png({ compressionLevel: 7 })
  if (type === 'jpeg') return picture.jpeg({ quality: 92 })
  if (type === 'gif' && moves) return picture.gif({ effort: 4 })
  if (type === 'gif') return picture.png({ compressionLevel: 7 })
  return picture.webp({ quality: 92, effort: moves ? 1 : 4 })
}

const within = (picture: Sharp, side: number, moves: boolean): Promise<Buffer> =>
  picture
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82, effort: moves ? 1 : 4 })
    .toBuffer()

async function decoded(picture: Buffer, moves: boolean): Promise<Sharp> {
  return sharp(picture, { animated: moves })
}

async function makeSquare(
  open: () => Sharp,
  purpose: keyof typeof SQUARE,
  moves: boolean,
  crop: Crop | null,
): Promise<MadePicture> {
  const side = SQUARE[purpose]
  const picture = open().autoOrient()
  if (crop !== null) picture.extract({ left: crop.left, top: crop.top, width: crop.size, height: crop.size })
  const original = await picture
    .resize({ width: side, height: side, fit: purpose === 'emoji' ? 'inside' : 'cover', withoutEnlargement: true })
    .webp({ quality: 88, effort: moves ? 1 : 4 })
    .toBuffer({ resolveWithObject: true })
  const { width, height = 0, pageHeight = height } = original.info
  const large = Math.min(480, side)
  const square = sharp(original.data, { animated: moves }).resize(large, large, { fit: 'cover' })
  const small = sharp(original.data).resize(96, 96, purpose === 'emoji' ? WHOLE : { fit: 'cover' })
  return {
    mediaType: 'image/webp',
    width,
    height: pageHeight,
    hash: hashOf(original.data),
    variants: new Map<PictureVariant, Uint8Array>([
      ['original', original.data],
      ['480', await square.webp({ quality: 85 }).toBuffer()],
      ['96', await small.webp({ quality: 85 }).toBuffer()],
    ]),
  }
}

function cropOf({ purpose, crop }: PictureRequest, { autoOrient }: Metadata): Crop | null {
  if (purpose === 'emoji') return null
  const { width, height } = autoOrient
  const size = Math.min(width, height)
  if (crop === undefined) {
    return { left: Math.floor((width - size) / 2), top: Math.floor((height - size) / 2), size }
  }
  if (crop.left + crop.size > width || crop.top + crop.size > height)
    throw new Refusal('BAD_REQUEST', { field: 'crop' })
  return crop
}

const hashOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
