import type { CustomEmoji } from '@parley/protocol'

export interface EmojiRow {
  readonly name: string
  readonly file_id: string
  readonly by_id: string | null
  readonly added_at: Date
}

/** Of `custom_emoji`. */
export const EMOJI_COLUMNS =
  'custom_emoji.name, custom_emoji.file_id::text, custom_emoji.by_id::text, custom_emoji.added_at'

export function toEmoji({ name, file_id, by_id, added_at }: EmojiRow): CustomEmoji {
  return { name, fileId: file_id, ...(by_id !== null && { byId: by_id }), addedAt: added_at.toISOString() }
}
