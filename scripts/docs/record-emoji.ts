import type { RawConnection } from '@parley/testkit'
import type { SignedIn } from './record-http.ts'
import type { Ask } from './record-rooms.ts'

/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export interface EmojiStory {
  /** She is the owner of the workspace. */
  readonly hers: RawConnection
  readonly session: SignedIn
}

/** The workspace gets an emoji of its own, and gives it up again. */
export async function tellOfEmoji(ask: Ask, { hers, session }: EmojiStory): Promise<void> {
  const fileId = await session.upload('emoji', 'punch-card.png', Buffer.from(PNG, 'base64'))
  await ask(hers, 'emoji.add', { name: 'punch-card', fileId })
  await ask(hers, 'emoji.list', {})
  await ask(hers, 'emoji.remove', { name: 'punch-card' })
}
