import type { ParleyClient } from '@parley/client'
import { openEmojiPicker } from '../../emoji/open-emoji-picker.ts'

/** Asks for an emoji beside the last message of a room, and reacts to it. Does nothing where there is none in view. */
export function reactToLast(client: ParleyClient, roomId: string): void {
  const { rows } = client.timeline(roomId).getSnapshot()
  const last = rows.findLast((row) => row.state === 'sent' && row.message.body !== null)
  if (last?.state !== 'sent') return
  const { seq } = last.message
  const anchor = document.querySelector(`[data-testid="message"][data-seq="${seq}"]`)
  if (anchor === null) return
  // Beside its text: the row is as wide as the room.
  const { left, top, height } = anchor.getBoundingClientRect()
  openEmojiPicker({
    anchor: new DOMRect(left, top, 420, height),
    onPick: (emoji) => client.react(roomId, seq, emoji, true),
  })
}
