import { type LockedRoom, loadMute } from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'

/** Whoever is muted in a room writes nothing there, and does not react. @throws Refusal MUTED with `until` */
export async function requireUnmuted({ ask, room }: Pick<LockedRoom, 'ask' | 'room'>, personId: string): Promise<void> {
  if (room.kind === 'self') return
  await requireUnmutedIn(ask, room.id, personId)
}

/** The same where the room is not locked. @throws Refusal MUTED with `until` */
export async function requireUnmutedIn(
  ask: CoreContext['database']['ask'],
  roomId: string,
  personId: string,
): Promise<void> {
  const until = await loadMute(ask, roomId, personId)
  if (until !== null) throw new Refusal('MUTED', { until: until.toISOString() })
}
