import type { ParleyClient } from '@parley/client'
import { attachBrowserActivity, type ClientPresence, openPresence } from '@parley/client/presence'
import { setHere } from './here.ts'

export { isQuietAt } from '../profiles/when.ts'

let held: { readonly client: ParleyClient; readonly presence: ClientPresence } | null = null
let stopFollowing: (() => void) | null = null

/** The presence of this page's client, made at first asking. */
export function presenceOf(client: ParleyClient): ClientPresence {
  if (held?.client === client) return held.presence
  held?.presence.close()
  stopFollowing?.()
  stopFollowing = null
  const presence = openPresence(client)
  held = { client, presence }
  return presence
}

/** Tells the server, for as long as the page lives, whether somebody is at it. */
export function followActivity(client: ParleyClient): void {
  const presence = presenceOf(client)
  stopFollowing ??= attachBrowserActivity(presence, window, setHere)
}
