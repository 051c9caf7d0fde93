import 'server-only'
import { getPeople, listEmoji, listSessions, readBootstrap } from '@parley/core'
import {
  type Bootstrap,
  type CustomEmoji,
  type DeviceSession,
  isAdminRole,
  type Person,
  type PersonalItem,
} from '@parley/protocol'
import { core } from '../core.ts'
import { readPersonal } from '../first-paint/read-first-paint.ts'
import { requirePrincipal } from '../principal.ts'

/** What the settings page is drawn from. Sends whoever is signed out to the sign-in page. */
export async function readSettings(): Promise<{
  bootstrap: Bootstrap
  personal: PersonalItem[]
  sessions: DeviceSession[]
}> {
  const principal = await requirePrincipal()
  const [bootstrap, personal, sessions] = await Promise.all([
    readBootstrap(core(), principal),
    readPersonal(),
    listSessions(core(), principal),
  ])
  return { bootstrap, personal, sessions }
}

export const isAdmin = ({ role }: Person): boolean => isAdminRole(role)

/** `people.get` takes no more at once. */
const MOST_PEOPLE = 200

/** What the page of custom emoji is drawn from; null for whom it is not meant. */
export async function readEmojiSettings(): Promise<{
  bootstrap: Bootstrap
  emoji: CustomEmoji[]
  people: Person[]
} | null> {
  const principal = await requirePrincipal()
  const [bootstrap, { emoji }] = await Promise.all([readBootstrap(core(), principal), listEmoji(core(), principal)])
  if (!isAdmin(bootstrap.me)) return null
  const ids = [...new Set(emoji.flatMap(({ byId }) => byId ?? []))].slice(0, MOST_PEOPLE)
  const people = ids.length === 0 ? [] : (await getPeople(core(), principal, { ids })).people
  return { bootstrap, emoji, people }
}
