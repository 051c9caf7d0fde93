import { expect, test } from 'vitest'
import { checkFile } from './check-file.ts'

const MOST = 20 * 1024 * 1024
const check = (name: string, type: string, size = 1000) => checkFile({ name, type, size }, MOST)

test('pictures within the limit may go', () => {
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])
    expect(check('x', type, MOST)).toBeNull()
  expect(check('photo.JPG', '')).toBeNull()
})

test('everything else is told before a byte is sent, with the limit where there is one', () => {
  expect(check('x.png', 'image/png', MOST + 1)).toEqual({ code: 'FILE_TOO_LARGE', limit: 20 })
  for (const [name, type] of [
    ['x.svg', 'image/svg+xml'],
    ['x.pdf', 'application/pdf'],
    ['folder', ''],
  ] as const)
    expect(check(name, type)).toEqual({ code: 'FILE_TYPE_NOT_ALLOWED' })
  for (const type of ['image/heic', 'image/heif', '']) expect(check('x.HEIC', type)).toEqual({ code: 'FILE_HEIC' })
})
