import type { ParleyClient } from '@parley/client'
import { draftsOf } from './drafts-of.ts'

/** What could not be sent before the session ended goes back into the drafts of its rooms, where it waits for its author. */
export function keepUnsent(client: ParleyClient, personId: string): void {
  const drafts = draftsOf(personId)
  for (const { room } of client.rooms.getSnapshot()) {
    const { rows } = client.timeline(room.id).getSnapshot()
    const unsent = rows.flatMap((row) => (row.state === 'sent' ? [] : [row.body]))
    if (unsent.length > 0) drafts.write(room.id, [...unsent, drafts.read(room.id)].join('\n').trimEnd())
  }
}
