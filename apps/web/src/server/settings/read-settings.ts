import 'server-only'
import { listSessions, readBootstrap } from '@parley/core'
import type { Bootstrap, DeviceSession } from '@parley/protocol'
import { core } from '../core.ts'
import { requirePrincipal } from '../principal.ts'

/** What the settings page is drawn from. Sends whoever is signed out to the sign-in page. */
export async function readSettings(): Promise<{ bootstrap: Bootstrap; sessions: DeviceSession[] }> {
  const principal = await requirePrincipal()
  const [bootstrap, sessions] = await Promise.all([readBootstrap(core(), principal), listSessions(core(), principal)])
  return { bootstrap, sessions }
}
