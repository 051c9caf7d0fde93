import { findCredentials, loadBanReason } from '@parley/db'
import { type Person, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { isStorable } from '../text/storable.ts'
import { verifyNothing, verifyPassword } from './password-hash.ts'
import { PASSWORD_MOST_CHARACTERS } from './password-rules.ts'
import { refusalOf } from './refuse-standing.ts'

const LOGIN_CHARACTERS = 254

/**
 * Whose login (handle or e-mail) and password these are. An unknown account is answered like a wrong password, after
 * the same work.
 * @throws Refusal SIGN_IN_FAILED, ACCOUNT_SUSPENDED, ACCOUNT_DEACTIVATED, UNAVAILABLE
 */
export async function verifyCredentials(
  core: CoreContext,
  { login, password }: { login: string; password: string },
): Promise<Person> {
  const name = login.trim().normalize('NFC').toLowerCase()
  // A surrogate pair is one character, so anything longer than this cannot be a password of ours.
  const possible =
    isStorable(name) && name.length <= LOGIN_CHARACTERS && password.length <= 2 * PASSWORD_MOST_CHARACTERS
  const account = possible ? await findCredentials(core.database, name) : null
  const right = account
    ? await verifyPassword(account.passwordHash, password)
    : await verifyNothing(password.slice(0, 2 * PASSWORD_MOST_CHARACTERS))
  if (!account || !right) throw new Refusal('SIGN_IN_FAILED')
  // Told only to whoever knows the password.
  const refusal = refusalOf(account)
  if (refusal !== null) {
    const reason = await loadBanReason(core.database.ask, account.person.id)
    throw refusal.code === 'ACCOUNT_SUSPENDED' && reason !== null
      ? new Refusal(refusal.code, { ...(refusal.until !== undefined && { until: refusal.until }), reason })
      : refusal
  }
  return account.person
}
