import { requireActor } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/** By the role as it is now: whoever watches for long is asked again. @throws Refusal SESSION_ENDED, NOT_AN_ADMIN */
export async function requireWatcher({ database }: CoreContext, principal: Principal): Promise<void> {
  await requireActor(database.ask, principal)
}
