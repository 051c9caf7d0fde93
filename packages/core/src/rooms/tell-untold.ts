import { tellListeners, UNTOLD_CHANNEL } from '@parley/db'
import type { CoreContext } from '../context.ts'

/** Tells every process that something was committed which it may not hear of otherwise, so that it looks. */
export function tellUntold(core: Pick<CoreContext, 'database'>): Promise<void> {
  return tellListeners(core.database, UNTOLD_CHANNEL)
}

/** Hears `tellUntold` of any process, this one included. */
export function watchUntold(core: CoreContext, onUntold: () => void): Promise<{ close(): Promise<void> }> {
  return core.database.notifications.listen(UNTOLD_CHANNEL, { onNotification: onUntold, onReconnected: onUntold })
}
