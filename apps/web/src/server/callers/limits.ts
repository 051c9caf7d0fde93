import 'server-only'
import { type Rate, Refusal } from '@parley/protocol'
import { webEnvironment } from '../../environment.ts'
import { limiter } from '../core.ts'
import { addressKey } from './caller.ts'

/** @throws Refusal RATE_LIMITED with `retryAfterMs` */
async function count(key: string, rate: Rate): Promise<void> {
  const decision = await limiter().take(key, rate)
  if (!decision.allowed) throw new Refusal('RATE_LIMITED', { retryAfterMs: decision.retryAfterMs })
}

/** A sign-in counts for its account, known or not, and for its address, before the password is looked at. */
export async function countSignIn(login: string, address: string): Promise<void> {
  const { signIn } = webEnvironment().rates
  await count(`sign-in address ${addressKey(address)}`, signIn)
  await count(`sign-in account ${login.trim().normalize('NFC').toLowerCase().slice(0, 254)}`, signIn)
}

/** A picture counts for whoever uploads it, before its bytes are read. */
export async function countUpload(personId: string): Promise<void> {
  await count(`upload ${personId}`, webEnvironment().rates.upload)
}

export async function countSignUp(address: string): Promise<void> {
  await count(`sign-up address ${addressKey(address)}`, webEnvironment().rates.signUp)
}

/** Guesses at links are counted like guesses at passwords. */
export async function countPasswordReset(address: string): Promise<void> {
  await count(`password reset address ${addressKey(address)}`, webEnvironment().rates.signIn)
}

/** Who is signed in already and guesses at the password of that account. */
export async function countPassword(personId: string): Promise<void> {
  await count(`password ${personId}`, webEnvironment().rates.signIn)
}

/** Everything that is held about somebody: read from end to end. */
export async function countExport(personId: string): Promise<void> {
  await count(`export ${personId}`, webEnvironment().rates.upload)
}
