import type { CustomEmoji } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import { EMOJI_COLUMNS, type EmojiRow, toEmoji } from './emoji-row.ts'
import type { Database } from './open-database.ts'

/** The channel on which a trigger tells of each change of the custom emoji. */
export const EMOJI_CHANNEL = 'parley_emoji'

/** Which change of the custom emoji was the last; revs are comparable within one epoch. */
export interface EmojiRev {
  readonly epoch: string
  readonly rev: number
}

/** Reads what the trigger told. */
export function parseEmojiNotice(payload: string): EmojiRev {
  return JSON.parse(payload) as EmojiRev
}

export async function findEmojiRev(database: Database): Promise<EmojiRev | null> {
  const [row] = await database.ask<{ epoch: string; rev: number }>(
    'emoji_rev',
    'SELECT epoch::text, emoji_rev AS rev FROM workspace WHERE id = 1',
    [],
  )
  return row ?? null
}

/** Every custom emoji, by name, with the rev that they are of. */
export async function findEmoji(database: Database): Promise<{ rev: number; emoji: CustomEmoji[] }> {
  const rows = await database.ask<{ rev: number } & (EmojiRow | { [K in keyof EmojiRow]: null })>(
    'custom_emoji',
    `SELECT workspace.emoji_rev AS rev, ${EMOJI_COLUMNS} FROM workspace LEFT JOIN custom_emoji ON true
     WHERE workspace.id = 1 ORDER BY custom_emoji.name COLLATE "C"`,
    [],
  )
  return { rev: rows[0]?.rev ?? 0, emoji: rows.flatMap((row) => (row.name === null ? [] : [toEmoji(row)])) }
}

/** Those of these names that there are. */
export async function loadEmojiNamed(ask: Ask, names: readonly string[]): Promise<CustomEmoji[]> {
  const rows = await ask<EmojiRow>(
    'custom_emoji_named',
    `SELECT ${EMOJI_COLUMNS} FROM custom_emoji WHERE custom_emoji.name = ANY ($1::text[])`,
    [names],
  )
  return rows.map(toEmoji)
}

/** The custom emoji while nobody else changes them. */
export interface LockedEmoji {
  /** Asks within the transaction. */
  readonly ask: Ask
  /** Before anything was changed here. */
  readonly rev: number
  readonly count: number
  /** Takes the next rev; everybody is told once this is committed. */
  takeRev(): Promise<number>
}

/** Locks the custom emoji for one act, which is committed when `act` resolves and undone when it throws. */
export function withLockedEmoji<T>(database: Database, act: (emoji: LockedEmoji) => Promise<T>): Promise<T> {
  return database.transact(async (ask) => {
    // Two statements, so that what is read is true under the lock.
    await ask('lock_emoji', 'SELECT FROM workspace WHERE id = 1 FOR NO KEY UPDATE', [])
    const [row] = await ask<{ rev: number; count: number }>(
      'locked_emoji_now',
      `SELECT emoji_rev AS rev, (SELECT count(*)::integer FROM custom_emoji) AS count FROM workspace WHERE id = 1`,
      [],
    )
    return act({
      ask,
      rev: row?.rev ?? 0,
      count: row?.count ?? 0,
      async takeRev() {
        const [next] = await ask<{ rev: number }>(
          'take_emoji_rev',
          'UPDATE workspace SET emoji_rev = emoji_rev + 1 WHERE id = 1 RETURNING emoji_rev AS rev',
          [],
        )
        if (next === undefined) throw new Error('there is no workspace')
        return next.rev
      },
    })
  })
}

/** Adds an emoji with a person's own upload. Null where that is not theirs, not meant for it, in use, or gone. */
export async function insertEmoji(
  ask: Ask,
  { name, fileId, personId }: { readonly name: string; readonly fileId: string; readonly personId: string },
): Promise<CustomEmoji | null> {
  const [row] = await ask<EmojiRow>(
    'insert_custom_emoji',
    `WITH taken AS (
       UPDATE file SET attached_at = clock_timestamp()
       WHERE id = $2::uuid AND owner_id = $3::uuid AND purpose = 'emoji' AND attached_at IS NULL AND deleted_at IS NULL
       RETURNING id
     )
     INSERT INTO custom_emoji (name, file_id, by_id) SELECT $1, taken.id, $3::uuid FROM taken RETURNING ${EMOJI_COLUMNS}`,
    [name, fileId, personId],
  )
  return row ? toEmoji(row) : null
}

/** Removes an emoji and gives its picture up. Returns whether there was one. */
export async function deleteEmoji(ask: Ask, name: string): Promise<boolean> {
  const rows = await ask(
    'delete_custom_emoji',
    `WITH gone AS (DELETE FROM custom_emoji WHERE name = $1 RETURNING file_id)
     UPDATE file SET deleted_at = clock_timestamp() FROM gone WHERE file.id = gone.file_id RETURNING file.id`,
    [name],
  )
  return rows.length > 0
}
