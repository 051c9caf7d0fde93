import { NO_WORD_BEFORE } from '@parley/protocol'

const CALL = new RegExp(`${NO_WORD_BEFORE}@(all|here)(?![a-z0-9]|[._-]+[a-z0-9])`, 'giu')

/** Whether a text calls everybody (`all`) or whoever is there (`here`), as the server will see it: code is no call. */
export function callsEverybody(text: string): 'all' | 'here' | null {
  if (!text.includes('@')) return null
  const prose = text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, ' ')
  const called = [...prose.matchAll(CALL)]
  const names = new Set(called.map(([, name]) => name?.toLowerCase()))
  return names.has('all') ? 'all' : names.has('here') ? 'here' : null
}
