import { findPeople, PERSON_CHANNEL } from '@parley/db'
import type { Person } from '@parley/protocol'
import type { CoreContext } from '../context.ts'

/**
 * Hears of everybody who was erased, by whichever process, within a moment of its commit. What was told while the link was
 * away is lost: clients ask again for whom they know with each connection.
 */
export function watchPeople(
  core: CoreContext,
  watcher: { onChanged(person: Person): void; onFailed(error: unknown): void },
): Promise<{ close(): Promise<void> }> {
  return core.database.notifications.listen(PERSON_CHANNEL, {
    onNotification(personId) {
      findPeople(core.database, [personId]).then(
        ([person]) => void (person && watcher.onChanged(person)),
        watcher.onFailed,
      )
    },
    onReconnected() {},
  })
}
