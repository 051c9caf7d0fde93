import { insertEmoji, loadEmojiNamed, withLockedEmoji, writeAudit } from '@parley/db'
import { type CommandOutput, MOST_CUSTOM_EMOJI, type ParsedInput, Refusal } from '@parley/protocol'
import { requireActor } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { parseEmojiName } from './emoji-name.ts'

/**
 * Adds a custom emoji with a picture that the caller uploaded for it. From then on everybody may see that picture.
 * @throws Refusal NOT_AN_ADMIN, EMOJI_NAME_INVALID, EMOJI_NAME_TAKEN, TOO_MANY_EMOJI, FILE_NOT_FOUND
 */
export function addEmoji(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'emoji.add'>,
): Promise<CommandOutput<'emoji.add'>> {
  const fileId = input.fileId.toLowerCase()
  return withLockedEmoji(core.database, async (locked) => {
    const actor = await requireActor(locked.ask, principal)
    const name = parseEmojiName(input.name)
    const [known] = await loadEmojiNamed(locked.ask, [name])
    if (known?.fileId === fileId) return { rev: locked.rev, emoji: known }
    if (known) throw new Refusal('EMOJI_NAME_TAKEN', { field: 'name' })
    if (locked.count >= MOST_CUSTOM_EMOJI) throw new Refusal('TOO_MANY_EMOJI', { limit: MOST_CUSTOM_EMOJI })
    const emoji = await insertEmoji(locked.ask, { name, fileId, personId: principal.personId })
    if (emoji === null) throw new Refusal('FILE_NOT_FOUND')
    const target = { kind: 'workspace', id: null, name: '' } as const
    await writeAudit(locked.ask, actor, { action: 'emoji.add', target, after: { name } })
    return { rev: await locked.takeRev(), emoji }
  })
}
