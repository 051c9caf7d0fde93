import { isStorable } from '@parley/core'

/**
 * PostgreSQL stores neither NUL nor half of a surrogate pair. Where a command has its own refusal for such text
 * (`TEXT_INVALID`) core gives it; everywhere else (queries, cursors) the gate finds it first.
 *
 * @returns the path of the first string that cannot be stored, or null.
 */
export function findUnstorableText(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path
  if (typeof value !== 'object' || value === null) return null
  for (const [key, child] of Object.entries(value)) {
    const found = findUnstorableText(child, path === '' ? key : `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}
