import { type CookieJar, createCookieJar } from './cookie-jar.ts'

/** What an HTTP endpoint answered. `body` is null where it is not JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export interface Ticket {
  readonly ticket: string
  readonly expiresAt: string
  readonly protocol: number
  readonly realtimeUrl: string | null
  readonly realtimePort: number | null
  readonly epoch: string
}

export interface NewAccount {
  readonly displayName: string
  readonly handle: string
  readonly password: string
  readonly email?: string
}

/**
 * A program that speaks to the web app as `docs/protocol.md` tells a stranger to: plain requests and a cookie jar.
 * Each call returns the answer as it is, so that a test can look at refusals too.
 */
export interface Program {
  signUp(account: NewAccount): Promise<Answer>
  /** Asks for the CSRF token, then posts the credentials with it. */
  signIn(credentials: { readonly login: string; readonly password: string }): Promise<Answer>
  /** @throws Error when it is refused; see `requestTicket`. */
  ticket(): Promise<Ticket>
  requestTicket(): Promise<Answer>
  signOut(): Promise<Answer>
  readonly cookies: CookieJar
}

export function createProgram(webUrl: string): Program {
  const cookies = createCookieJar()

  async function request(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (cookies.header() !== '') headers.set('cookie', cookies.header())
    headers.set('user-agent', 'parley-testkit/1.0')
    const response = await fetch(new URL(path, webUrl), { ...init, headers, redirect: 'manual' })
    cookies.keep(response)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parseJson(text) }
  }

  async function postForm(path: string, fields: Record<string, string>): Promise<Answer> {
    const { body } = await request('/api/auth/csrf')
    const { csrfToken } = body as { csrfToken: string }
    return request(path, { method: 'POST', body: new URLSearchParams({ csrfToken, json: 'true', ...fields }) })
  }

  const requestTicket = () => request('/api/ticket', { method: 'POST' })

  return {
    cookies,
    requestTicket,
    signUp: (account) =>
      request('/api/sign-up', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(account),
      }),
    signIn: ({ login, password }) => postForm('/api/auth/callback/credentials', { login, password }),
    signOut: () => postForm('/api/auth/signout', {}),
    async ticket() {
      const { status, body } = await requestTicket()
      if (status !== 200) throw new Error(`no ticket: ${status} ${JSON.stringify(body)}`)
      return body as Ticket
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
