import { NO_WORD_BEFORE, UNSPACED } from '@parley/protocol'

export type CompletionKind = 'person' | 'room' | 'emoji' | 'command'

/** What is being typed that could be completed. */
export interface Trigger {
  readonly kind: CompletionKind
  /** Where its sign stands in the text; it ends at the caret. */
  readonly start: number
  readonly end: number
  /** What follows the sign. */
  readonly query: string
}

/**
 * A name is not called in the middle of a word or an address. Chinese puts no space before it: 请@周启明. Emoji stay away
 * from letters of every kind, since “注意:” is no emoji.
 */
const PATTERNS: readonly (readonly [CompletionKind, RegExp])[] = [
  ['person', new RegExp(`${NO_WORD_BEFORE}@([\\p{L}\\p{M}\\p{N}._-]{0,40})$`, 'u')],
  ['room', new RegExp(`(?<![._@#/&\\\\-]|(?!${UNSPACED})[\\p{L}\\p{N}])#([\\p{L}\\p{M}\\p{N}._-]{0,50})$`, 'u')],
  // A second colon completes it by itself.
  ['emoji', /(?<![\p{L}\p{M}\p{N}:/])[:]([\p{L}\p{M}\p{N}_+-]{2,40}:?)$/u],
]
const LONGEST = 60
const SIGN = /[@#:]/

/** What the caret stands at the end of; null where there is nothing to complete, as within code. */
export function triggerAt(text: string, caret: number): Trigger | null {
  // Asked with each key, and there is none for most.
  if (!text.startsWith('/') && !SIGN.test(text.slice(Math.max(0, caret - LONGEST), caret))) return null
  // The rest of a word that stands behind the caret would be left over.
  if (/^[\p{Script=Latin}\p{N}_]/u.test(text.slice(caret, caret + 2))) return null
  const command = /^\/(\p{L}{0,20})$/u.exec(text.slice(0, Math.min(caret, LONGEST)))
  if (command && caret < LONGEST) return { kind: 'command', start: 0, end: caret, query: command[1] ?? '' }
  const near = text.slice(Math.max(0, caret - LONGEST), caret)
  for (const [kind, pattern] of PATTERNS) {
    const query = pattern.exec(near)?.[1]
    if (query === undefined) continue
    const start = caret - query.length - 1
    return isInCode(text, start) ? null : { kind, start, end: caret, query }
  }
  return null
}

/** Whether a place lies between backticks: in a fenced block, or in code within a line. */
function isInCode(text: string, at: number): boolean {
  const before = text.slice(0, at)
  const fences = before.split('```')
  if (fences.length % 2 === 0) return true
  const line = fences.at(-1)?.split('\n').at(-1) ?? ''
  return line.split('`').length % 2 === 0
}
