const FILLER = 'a hundred characters or so, as people write them when they have something to tell to each other'

/**
 * Each message's body begins with a token of its own, `person.number.version`, so that what two clients show can be
 * compared, and a message that stands there twice under different ids is recognised.
 */
export function bodyOf(token: string): string {
  return `${token} ${FILLER}`
}

/** A thousand bytes, for readers who shall fall behind. */
export function longBodyOf(token: string): string {
  return `${token} ${Array(10).fill(FILLER).join(' ')}`
}

/** The token of a body; of a body that was damaged on its way, something that matches no other. */
export function tokenOf(body: string | null): string | null {
  if (body === null) return null
  const [token = ''] = body.split(' ', 1)
  return body === bodyOf(token) || body === longBodyOf(token) ? token : `damaged:${body.slice(0, 40)}`
}

/** What all versions of one message have in common. */
export function originOf(token: string): string {
  return token.split('.', 2).join('.')
}
