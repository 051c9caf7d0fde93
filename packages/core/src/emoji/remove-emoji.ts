import { deleteEmoji, withLockedEmoji } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireAdmin } from './require-admin.ts'

/**
 * Removes a custom emoji; the worker removes its picture. What names it keeps the name.
 * @throws Refusal NOT_AN_ADMIN
 */
export function removeEmoji(
  core: CoreContext,
  { personId }: Principal,
  { name }: ParsedInput<'emoji.remove'>,
): Promise<CommandOutput<'emoji.remove'>> {
  return withLockedEmoji(core.database, personId, async (locked) => {
    requireAdmin(locked)
    return { rev: (await deleteEmoji(locked.ask, name)) ? await locked.takeRev() : locked.rev }
  })
}
