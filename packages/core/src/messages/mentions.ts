import { NO_WORD_BEFORE } from '@parley/protocol'

/** More than these are not looked up: a text with so many is no call to anybody. */
const MOST_HANDLES = 50

const CALL = new RegExp(`${NO_WORD_BEFORE}@([a-z0-9][a-z0-9._-]{1,31})`, 'giu')

export interface CalledNames {
  /** Handles in lower case, each once. */
  readonly handles: readonly string[]
  readonly everybody: 'all' | 'here' | null
}

export const NOBODY: CalledNames = { handles: [], everybody: null }

/**
 * Whom a text calls by `@handle`, `@all` or `@here`. Code is no call, and neither is the second half of an e-mail
 * address; Chinese needs no space on either side. Whether such people exist, and are in the room, is not known here.
 */
export function findCalledNames(body: string): CalledNames {
  if (!body.includes('@')) return NOBODY
  const text = body.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, ' ')
  const handles = new Set<string>()
  let everybody: CalledNames['everybody'] = null
  for (const match of text.matchAll(CALL)) {
    const name = (match[1] ?? '').toLowerCase().replace(/[.\-_]+$/, '')
    if (name === 'all') everybody = 'all'
    else if (name === 'here') everybody ??= 'here'
    else if (handles.size < MOST_HANDLES) handles.add(name)
  }
  return { handles: [...handles], everybody }
}
