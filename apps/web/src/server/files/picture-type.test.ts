import { expect, test } from 'vitest'
import { isHeic, pictureTypeOf } from './picture-type.ts'

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

test.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'jpeg'],
  ['GIF89a\x01\0\x01\0', 'gif'],
  ['GIF87a\x01\0\x01\0', 'gif'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'webp'],
  ['\0\0\0\x1cftypavif\0\0\0\0', 'avif'],
])('%j is a picture by its first bytes', (head, type) => {
  expect(pictureTypeOf(bytes(head))).toBe(type)
})

test.each([
  '',
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '<?xml version="1.0"?><svg/>',
  '<!doctype html><script>alert(1)</script>',
  '%PDF-1.7',
  'II*\0',
  'BM\x36\0',
  'RIFF\x24\0\0\0WAVEfmt ',
  '\0\0\0\x18ftypheic\0\0\0\0',
  '\0\0\0\x18ftypmp42\0\0\0\0',
  ' GIF89a',
  'GIF88a',
  '\x89PNG\n\x1a\n',
])('%j is none that is taken', (head) => {
  expect(pictureTypeOf(bytes(head))).toBeNull()
})

test('what phones make is known for what it is', () => {
  for (const brand of ['heic', 'heix', 'hevc']) expect(isHeic(bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0`))).toBe(true)
  for (const head of ['\0\0\0\x18ftypmp42', '\0\0\0\x1cftypavif', 'heic', '']) expect(isHeic(bytes(head))).toBe(false)
})
