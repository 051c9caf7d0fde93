import type { ParleyClient } from '@parley/client'
import type { PersonalValue } from '@parley/protocol'

export function savedKey(roomId: string, seq: number): string {
  return `saved:${roomId}:${seq}`
}

/** What is kept of a saved message; undefined where it is not saved. */
export function savedValue(client: ParleyClient, roomId: string, seq: number): PersonalValue<'saved'> | undefined {
  return client.personal.getSnapshot().get(savedKey(roomId, seq)) as PersonalValue<'saved'> | undefined
}

/** Saves a message for later, or changes how; null takes it away. */
export function keepSaved(
  client: ParleyClient,
  roomId: string,
  seq: number,
  value: Partial<PersonalValue<'saved'>> | null,
): void {
  const key = savedKey(roomId, seq)
  const before = savedValue(client, roomId, seq) ?? { at: new Date().toISOString() }
  client.keep([{ key, value: value && { ...before, ...value } }])
}

/** Sets when to be reminded; null never. A reminder that has come is a new one then. */
export function remindOf(client: ParleyClient, roomId: string, seq: number, at: number | null): void {
  const { remindAt: _, reminded: __, ...rest } = savedValue(client, roomId, seq) ?? { at: new Date().toISOString() }
  const value = { ...rest, done: false, ...(at !== null && { remindAt: new Date(at).toISOString() }) }
  client.keep([{ key: savedKey(roomId, seq), value }])
}
