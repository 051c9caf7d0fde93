import type { PersonPresence, PresenceState } from '@parley/protocol'
import type { RawConnection } from '@parley/testkit'
import { expect, vi } from 'vitest'
import type { Someone } from './setting.ts'

/** Generous: what is meant to take a second or two takes longer on a machine that does other things. */
export const SOON_MS = 60_000

/** How somebody is by the last word that the connection heard. */
export function stateAt(connection: RawConnection, personId: string): PresenceState | undefined {
  const heard = connection.events.flatMap(({ name, payload }) =>
    name === 'presence.changed' ? (payload as { presences: PersonPresence[] }).presences : [],
  )
  return heard.findLast((presence) => presence.personId === personId)?.state
}

/** How they are when asked about, in that order; the connection hears of them from then on. */
export async function watch(connection: RawConnection, ...people: Someone[]): Promise<(PresenceState | undefined)[]> {
  const input = { personIds: people.map(({ id }) => id) }
  const { presences } = await connection.ask<{ presences: PersonPresence[] }>('presence.watch', input)
  return people.map(({ id }) => presences.find(({ personId }) => personId === id)?.state)
}

export async function becomes(connection: RawConnection, person: Someone, state: PresenceState, limitMs = SOON_MS) {
  await vi.waitFor(() => expect(stateAt(connection, person.id)).toBe(state), { timeout: limitMs, interval: 50 })
}
