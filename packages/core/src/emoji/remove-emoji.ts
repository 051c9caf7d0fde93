import { deleteEmoji, withLockedEmoji, writeAudit } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import { requireActor } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/**
 * Removes a custom emoji; the worker removes its picture. What names it keeps the name.
 * @throws Refusal NOT_AN_ADMIN
 */
export function removeEmoji(
  core: CoreContext,
  principal: Principal,
  { name }: ParsedInput<'emoji.remove'>,
): Promise<CommandOutput<'emoji.remove'>> {
  return withLockedEmoji(core.database, async (locked) => {
    const actor = await requireActor(locked.ask, principal)
    if (!(await deleteEmoji(locked.ask, name))) return { rev: locked.rev }
    const target = { kind: 'workspace', id: null, name: '' } as const
    await writeAudit(locked.ask, actor, { action: 'emoji.remove', target, before: { name } })
    return { rev: await locked.takeRev() }
  })
}
