/**
 * The names that a message expects: of arguments, at any depth, and of tags. Reads ICU MessageFormat as far as the
 * wording uses it (arguments, plural, select, number and date; quotes as apostrophes are plain text here).
 */
export function argumentsOf(message: string): string[] {
  const found = new Set<string>()
  for (const [, tag] of message.matchAll(/<(\w+)>/g)) if (tag) found.add(`<${tag}>`)
  readText(message, 0, found)
  return [...found].sort()
}

/** Reads text up to the brace that closes it; returns the position behind that brace. */
function readText(message: string, from: number, found: Set<string>): number {
  let at = from
  while (at < message.length) {
    if (message[at] === '}') return at + 1
    at = message[at] === '{' ? readArgument(message, at + 1, found) : at + 1
  }
  return at
}

/** Reads `name}`, `name, number, …}` or `name, plural, one {…} other {…}}`. */
function readArgument(message: string, from: number, found: Set<string>): number {
  const [whole = '', name = '', type] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(from)) ?? []
  if (name === '') throw new SyntaxError(`no argument at ${from} of “${message}”`)
  found.add(name)
  const nested = type === 'plural' || type === 'select' || type === 'selectordinal'
  let at = from + whole.length
  while (at < message.length && message[at] !== '}')
    at = nested && message[at] === '{' ? readText(message, at + 1, found) : at + 1
  return at + 1
}
