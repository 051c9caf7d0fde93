import * as db from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'

/** The picture that the workspace has now: strangers see it, too, at the sign-in page. @throws Refusal FILE_NOT_FOUND */
export async function findIcon(
  core: CoreContext,
  fileId: string,
): Promise<NonNullable<Awaited<ReturnType<typeof db.findIcon>>>> {
  const isIcon = core.settings.now()['workspace.icon'] === fileId.toLowerCase()
  const icon = isIcon ? await db.findIcon(core.database.ask, fileId) : null
  if (icon === null) throw new Refusal('FILE_NOT_FOUND')
  return icon
}
