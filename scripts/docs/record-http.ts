import type { Exchange } from './examples.ts'
import { createHttpRecorder } from './http-exchange.ts'

export interface SignedIn {
  /** A fresh ticket for the session. */
  ticket(): Promise<TicketAnswer>
  /** Uploads a PNG; returns its id. */
  upload(purpose: string, name: string, png: Uint8Array): Promise<string>
}

export interface TicketAnswer {
  readonly ticket: string
  readonly protocol: number
  readonly realtimeUrl: string | null
  readonly realtimePort: number | null
}

export interface Account {
  readonly handle: string
  readonly displayName: string
  readonly password: string
}

/** Signs an account in on one more device, with nothing but what the page tells. */
export async function signInOn(webUrl: string, { handle, password }: Account): Promise<SignedIn> {
  const program = createHttpRecorder(webUrl)
  const csrf = await program.get('/api/auth/csrf')
  const { csrfToken } = csrf.response.body as { csrfToken: string }
  await program.post('/api/auth/callback/credentials', { form: { csrfToken, login: handle, password, json: 'true' } })
  return {
    ticket: async () => (await program.post('/api/ticket')).response.body as TicketAnswer,
    async upload(purpose, name, png) {
      const { response } = await program.post(`/api/files?purpose=${purpose}&name=${name}`, { png })
      return (response.body as { file: { id: string } }).file.id
    },
  }
}

export async function signUp(webUrl: string, account: Account): Promise<void> {
  await createHttpRecorder(webUrl).post('/api/sign-up', { json: account })
}

/** Walks the HTTP part from sign-up to sign-out, with the refusals that a program meets on its way. */
export async function recordHttp(webUrl: string, account: Account): Promise<Record<string, Exchange>> {
  const program = createHttpRecorder(webUrl)
  const { handle: login, password } = account
  const signedUp = await program.post('/api/sign-up', { json: account })
  const signUpRefused = await createHttpRecorder(webUrl).post('/api/sign-up', { json: account })
  const ticketRefused = await createHttpRecorder(webUrl).post('/api/ticket')
  const csrf = await program.get('/api/auth/csrf')
  const { csrfToken } = csrf.response.body as { csrfToken: string }
  const credentials = '/api/auth/callback/credentials'
  const signInRefused = await program.post(credentials, {
    form: { csrfToken, login, password: 'not the password', json: 'true' },
  })
  const signIn = await program.post(credentials, { form: { csrfToken, login, password, json: 'true' } })
  const ticket = await program.post('/api/ticket')
  const resetRefused = await createHttpRecorder(webUrl).post('/api/reset-password', {
    json: { code: 'kM3tQ9xWc2vYb7nZ1aLfRg', password: 'a new long passphrase' },
  })
  const eraseRefused = await program.post('/api/account/erase', {
    json: { password: 'not the password', messages: 'keep' },
  })
  const signOut = await program.post('/api/auth/signout', { form: { csrfToken, json: 'true' } })
  return {
    signUp: signedUp,
    signUpRefused,
    csrf,
    signInRefused,
    signIn,
    ticket,
    ticketRefused,
    resetRefused,
    eraseRefused,
    signOut,
  }
}
