/** The cookies of one program, as far as one server's are concerned. */
export interface CookieJar {
  /** The `Cookie` header. */
  header(): string
  /** Keeps what an answer sets, and forgets what it takes back. */
  keep(response: Response): void
}

export function createCookieJar(): CookieJar {
  const cookies = new Map<string, string>()
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    keep(response) {
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = '', ...attributes] = cookie.split(';')
        const at = pair.indexOf('=')
        const name = pair.slice(0, at).trim()
        const isTakenBack = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute))
        if (isTakenBack || pair.slice(at + 1) === '') cookies.delete(name)
        else cookies.set(name, pair.slice(at + 1).trim())
      }
    },
  }
}
