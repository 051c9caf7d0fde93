import 'server-only'
import { readBootstrap } from '@parley/core'
import type { Bootstrap } from '@parley/protocol'
import { notFound } from 'next/navigation'
import { core } from '../core.ts'
import { requirePrincipal } from '../principal.ts'
import { isAdmin } from '../settings/read-settings.ts'

/**
 * What the administration is drawn from. Who is neither owner nor admin of the workspace is shown that there is no such
 * page. This hides the screens; each command is refused by itself.
 */
export async function readAdmin(): Promise<Bootstrap> {
  const bootstrap = await readBootstrap(core(), await requirePrincipal())
  if (!isAdmin(bootstrap.me)) notFound()
  return bootstrap
}
