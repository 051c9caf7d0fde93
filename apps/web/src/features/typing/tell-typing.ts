import type { ParleyClient } from '@parley/client'
import { inTurn } from '../../ui/in-turn.ts'
import { lateCode } from '../../ui/late-code.ts'

/** Fetched when the page has had its time, or by the first key. */
export const pageTyping = lateCode(() => import('./page-typing.ts'))

/** Tells the room that the person writes, or with an empty text that they stopped. */
export function tellTyping(client: ParleyClient, roomId: string, text: string): void {
  const tell = () => pageTyping.known?.typingOf(client)[text.trim() ? 'touch' : 'stop'](roomId)
  if (pageTyping.known) tell()
  else inTurn(pageTyping.fetch).then(tell, () => undefined)
}
