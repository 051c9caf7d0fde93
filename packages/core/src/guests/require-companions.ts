import { isGuest, loadCompanions } from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'

type Ask = CoreContext['database']['ask']

/**
 * A guest turns only to people who are in a room with them; to everybody else they look like nobody.
 * @throws Refusal PERSON_NOT_FOUND
 */
export async function requireCompanions(ask: Ask, personId: string, others: readonly string[]): Promise<void> {
  if (!(await isGuest(ask, personId))) return
  if ((await loadCompanions(ask, personId, others)).length < others.length) throw new Refusal('PERSON_NOT_FOUND')
}

/** A guest lets nobody in anywhere. @throws Refusal FORBIDDEN */
export async function requireNoGuest(ask: Ask, personId: string): Promise<void> {
  if (await isGuest(ask, personId)) throw new Refusal('FORBIDDEN')
}
