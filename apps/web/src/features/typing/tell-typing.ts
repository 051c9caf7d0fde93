import type { ParleyClient } from '@parley/client'

/** Tells the room that the person writes, or with an empty text that they stopped. By code that the first key fetches. */
export function tellTyping(client: ParleyClient, roomId: string, text: string): void {
  import('./page-typing.ts').then(
    ({ typingOf }) => typingOf(client)[text.trim() ? 'touch' : 'stop'](roomId),
    () => undefined,
  )
}
