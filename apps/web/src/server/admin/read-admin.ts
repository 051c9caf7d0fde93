import 'server-only'
import { isKeeper, readBootstrap } from '@parley/core'
import type { Bootstrap } from '@parley/protocol'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { core, settings } from '../core.ts'
import { requirePrincipal } from '../principal.ts'
import { isAdmin } from '../settings/read-settings.ts'

/**
 * What the administration is drawn from. Who keeps order in the workspace or in a room, and does not run it, is shown what
 * keeps order and nothing else; everybody else, that there is no such page. This hides the screens; each command is refused by itself.
 */
export async function readAdmin(): Promise<Bootstrap> {
  await settings()
  const principal = await requirePrincipal()
  const bootstrap = await readBootstrap(core(), principal)
  if (isAdmin(bootstrap.me)) return bootstrap
  if (!(await isKeeper(core(), principal))) notFound()
  const path = (await headers()).get('x-parley-path')?.split('?')[0]
  if (path !== '/admin/moderation') redirect('/admin/moderation')
  return bootstrap
}
