import 'server-only'

/** Kinds of pictures that are taken, as sharp names their loaders. */
export type PictureType = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif'

/** How many of the first bytes tell what it is. */
export const TELLING_BYTES = 32

/**
 * What the first bytes say that a file is; null for everything that is not taken, such as SVG, HEIC and HTML. Its name and
 * what the sender calls it count for nothing.
 */
export function pictureTypeOf(head: Uint8Array): PictureType | null {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  // ISO base media: the first box names the brand. `avis` is a sequence, of which the first picture is taken.
  if (text.slice(4, 8) === 'ftyp' && ['avif', 'avis'].includes(text.slice(8, 12))) return 'avif'
  return null
}

/** Whether it is what phones make: a picture, and yet none that is taken. */
export function isHeic(head: Uint8Array): boolean {
  const brand = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1', 4, 12)
  return /^ftyp(hei[cxms]|hev[cxms])$/.test(brand)
}
