import type { ParleyClient } from '@parley/client'
import { inTurn } from '../../ui/in-turn.ts'

/** Tells the room that the person writes, or with an empty text that they stopped. By code that the first key fetches. */
export function tellTyping(client: ParleyClient, roomId: string, text: string): void {
  inTurn(() => import('./page-typing.ts')).then(
    ({ typingOf }) => typingOf(client)[text.trim() ? 'touch' : 'stop'](roomId),
    () => undefined,
  )
}
