import { expect, test } from 'vitest'
import { parseFileName } from './file-name.ts'

test.each([
  ['photo.jpg', 'image/jpeg', 'photo.jpg'],
  ['Photo.JPEG', 'image/jpeg', 'Photo.jpeg'],
  ['a.b.png', 'image/png', 'a.b.png'],
  ['截图 2026.png', 'image/png', '截图 2026.png'],
  ['', 'image/png', 'picture.png'],
  ['../../etc/passwd', 'image/png', 'passwd.png'],
  ['C:\\fakepath\\cat.gif', 'image/gif', 'cat.gif'],
  ['page.html', 'image/gif', 'page.gif'],
  ['evil\u202egnp.exe', 'image/webp', 'evilgnp.webp'],
  [`z${'\u0316'.repeat(200)}.png`, 'image/png', `z${'\u0316'.repeat(4)}.png`],
  ['\u200b\u2060.png', 'image/png', 'picture.png'],
  ['two\nlines\u0000.png', 'image/png', 'twolines.png'],
  ['..png', 'image/png', 'png.png'],
  ['v1.2 final', 'image/webp', 'v1.2 final.webp'],
])('%j as %s is shown as %j', (given, mediaType, shown) => {
  expect(parseFileName(given, mediaType)).toBe(shown)
})

test('a name is bounded, without cutting a character in two', () => {
  expect(parseFileName(`${'😀'.repeat(500)}.png`, 'image/png')).toBe(`${'😀'.repeat(120)}.png`)
})
