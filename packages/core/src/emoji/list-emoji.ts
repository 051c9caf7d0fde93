import { type EmojiRev, findEmoji, findEmojiRev, loadEmojiNamed } from '@parley/db'
import type { CommandOutput, CustomEmoji } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { readEpoch } from '../workspace/read-epoch.ts'

/** Every custom emoji. */
export function listEmoji(core: CoreContext, _: Principal): Promise<CommandOutput<'emoji.list'>> {
  return findEmoji(core.database)
}

/** The custom emoji of these names, as far as there are any: what a page is drawn with. */
export function findEmojiNamed(core: CoreContext, _: Principal, names: readonly string[]): Promise<CustomEmoji[]> {
  return loadEmojiNamed(core.database.ask, names)
}

/** Which change of the custom emoji was the last. */
export async function readEmojiRev(core: CoreContext): Promise<EmojiRev> {
  return (await findEmojiRev(core.database)) ?? { epoch: await readEpoch(core), rev: 0 }
}
