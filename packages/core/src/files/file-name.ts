import { withoutStackedMarks } from '../text/disturbing.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/** Of what people may read; the disk never sees a name. */
const MOST_CHARACTERS = 120
/** Control characters, separators of lines, and what turns the direction of the text around it. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
}

/**
 * The name under which a file is shown and downloaded: without a path, without characters that deceive, and with the
 * extension of what it is.
 */
export function parseFileName(input: string, mediaType: string): string {
  const last = input.split(/[/\\]/).at(-1) ?? ''
  const plain = withoutStackedMarks(last)
  const name = plain.replace(FORBIDDEN, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')
  const fitting = EXTENSIONS[mediaType] ?? []
  const dot = name.lastIndexOf('.')
  const extension = dot === -1 ? '' : name.slice(dot + 1).toLowerCase()
  const hasOwn = /^[a-z0-9]{1,5}$/.test(extension)
  const stem = [...(hasOwn ? name.slice(0, dot) : name)].slice(0, MOST_CHARACTERS).join('').trim()
  return `${hasVisibleCharacter(stem) ? stem : 'picture'}.${fitting.includes(extension) ? extension : (fitting[0] ?? 'bin')}`
}
