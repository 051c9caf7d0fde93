/** Tar files are made of blocks of so many bytes. */
const BLOCK = 512
const NAME_BYTES = 100

/** A file in a tar archive: header, content, padding (POSIX.1-1988, "ustar"). The name is ASCII, at most 100 characters. */
export function tarFile(name: string, content: Uint8Array, modifiedAt: Date): Buffer {
  if (!/^[\x21-\x7e]+$/.test(name) || name.length > NAME_BYTES)
    throw new RangeError('no name for a file in a tar archive')
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, width: number) => value.toString(8).padStart(width - 1, '0')
  header.write(name, 0)
  header.write(octal(0o644, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(content.byteLength, 12), 124)
  header.write(octal(Math.floor(modifiedAt.getTime() / 1000), 12), 136)
  // While the sum is taken, its own field counts as spaces.
  header.write(' '.repeat(8), 148)
  header.write('0', 156)
  header.write('ustar\u{0}00', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${octal(sum, 7)}\u{0} `, 148)
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.byteLength % BLOCK)) % BLOCK)])
}

/** What stands at the end of a tar archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK)
