const MOST_CHARACTERS = 200

/** The beginning of a body on one line, as replies quote it: empty where it has no words, null where there is none. As `parley_excerpt` does it. */
export function excerptOf(body: string | null): string | null {
  if (body === null) return null
  const line = [...body.slice(0, 2_000)].slice(0, 1_000).join('').replace(/\s+/g, ' ').trim()
  return [...line].slice(0, MOST_CHARACTERS).join('')
}
