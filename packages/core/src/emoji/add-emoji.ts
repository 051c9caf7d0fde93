import { insertEmoji, loadEmojiNamed, withLockedEmoji } from '@parley/db'
import { type CommandOutput, MOST_CUSTOM_EMOJI, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { parseEmojiName } from './emoji-name.ts'
import { requireAdmin } from './require-admin.ts'

/**
 * Adds a custom emoji with a picture that the caller uploaded for it. From then on everybody may see that picture.
 * @throws Refusal NOT_AN_ADMIN, EMOJI_NAME_INVALID, EMOJI_NAME_TAKEN, TOO_MANY_EMOJI, FILE_NOT_FOUND
 */
export function addEmoji(
  core: CoreContext,
  { personId }: Principal,
  input: ParsedInput<'emoji.add'>,
): Promise<CommandOutput<'emoji.add'>> {
  const fileId = input.fileId.toLowerCase()
  return withLockedEmoji(core.database, personId, async (locked) => {
    requireAdmin(locked)
    const name = parseEmojiName(input.name)
    const [known] = await loadEmojiNamed(locked.ask, [name])
    if (known?.fileId === fileId) return { rev: locked.rev, emoji: known }
    if (known) throw new Refusal('EMOJI_NAME_TAKEN', { field: 'name' })
    if (locked.count >= MOST_CUSTOM_EMOJI) throw new Refusal('TOO_MANY_EMOJI', { limit: MOST_CUSTOM_EMOJI })
    const emoji = await insertEmoji(locked.ask, { name, fileId, personId })
    if (emoji === null) throw new Refusal('FILE_NOT_FOUND')
    return { rev: await locked.takeRev(), emoji }
  })
}
