import { insertWorkspace } from '@parley/db'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'

/** The room that newcomers enter, as it is called at first. */
export const FIRST_ROOM = 'general'

/** Makes the workspace, its epoch and `#general` where there are none. Every process may call it at its start. */
export async function prepareWorkspace(core: CoreContext): Promise<void> {
  await insertWorkspace(core.database, { id: uuidv7(), name: FIRST_ROOM })
}
