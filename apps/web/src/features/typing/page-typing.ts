import type { ClientNews, ParleyClient } from '@parley/client'
import { type ClientTyping, openTyping } from '@parley/client/typing'

let held: { readonly client: ParleyClient; readonly typing: ClientTyping } | null = null

/**
 * Who writes, for this page's client; made at first asking.
 *
 * @param missed what was heard before there was anybody to take it in.
 */
export function typingOf(client: ParleyClient, missed?: ClientNews['typingChanged']): ClientTyping {
  if (held?.client === client) return held.typing
  held?.typing.close()
  const typing = openTyping(client)
  if (missed) typing.hear(missed)
  held = { client, typing }
  return typing
}
