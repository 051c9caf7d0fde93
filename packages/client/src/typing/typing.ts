import type { ClientNews, ParleyClient, Store, TimelineRow } from '../api.ts'
import { type Clock, systemClock } from '../clock/clock.ts'

/** While somebody writes, the server is told this often. */
const TELL_EVERY_MS = 3_000
/** By this client's clock: whoever said nothing more for so long does not write any more. */
export const EXPIRES_AFTER_MS = 5_000

/** Who writes in a room. Best effort: it may be lost, and expires. Loaded apart from the client. */
export interface ClientTyping {
  /** Takes in an event that came before this was made. */
  hear(news: ClientNews['typingChanged']): void
  /** Ids of the other people who write in the room, the one who began first in front. */
  of(roomId: string): Store<readonly string[]>
  /** The person's own text changed. Call it with each change: the server is told every 3 s. */
  touch(roomId: string): void
  /** The person sent, gave up or left their text. */
  stop(roomId: string): void
  close(): void
}

interface Writer {
  /** Whatever is newer is written by them since. */
  readonly afterSeq: number
  cancel(): void
}

type Needs = Pick<ParleyClient, 'call' | 'connection' | 'on' | 'timeline' | 'bootstrap'>

const NOBODY: readonly string[] = []

export function openTyping(client: Needs, clock: Clock = systemClock): ClientTyping {
  const rooms = new Map<string, Room>()
  const toldAt = new Map<string, number>()

  function room(roomId: string): Room {
    const known = rooms.get(roomId) ?? makeRoom(client.timeline(roomId), clock)
    rooms.set(roomId, known)
    return known
  }
  function tell(command: 'typing.start' | 'typing.stop', roomId: string): void {
    // Late it would be wrong, so it never waits for a connection.
    if (client.connection.getSnapshot().status === 'online') client.call(command, { roomId }).catch(() => {})
  }
  function hear({ roomId, personId, typing }: ClientNews['typingChanged']): void {
    if (personId === client.bootstrap.getSnapshot()?.me.id) return
    if (typing) room(roomId).begin(personId)
    else rooms.get(roomId)?.end(personId)
  }
  const forget = client.on('typingChanged', hear)

  return {
    hear,
    of: (roomId) => room(roomId).store,
    touch(roomId) {
      const now = clock.now()
      const sinceMs = now - (toldAt.get(roomId) ?? Number.NEGATIVE_INFINITY)
      // A clock that was set back makes it negative.
      if (sinceMs >= 0 && sinceMs < TELL_EVERY_MS) return
      toldAt.set(roomId, now)
      tell('typing.start', roomId)
    },
    stop(roomId) {
      if (toldAt.delete(roomId)) tell('typing.stop', roomId)
    },
    close() {
      forget()
      for (const each of rooms.values()) each.clear()
    },
  }
}

interface Room {
  readonly store: Store<readonly string[]>
  begin(personId: string): void
  end(personId: string): void
  clear(): void
}

function makeRoom(timeline: Store<{ readonly rows: readonly TimelineRow[] }>, clock: Clock): Room {
  const writers = new Map<string, Writer>()
  const listeners = new Set<() => void>()
  let snapshot = NOBODY
  let unsubscribe = () => {}

  function changed(): void {
    snapshot = writers.size === 0 ? NOBODY : [...writers.keys()]
    for (const listener of [...listeners]) listener()
  }
  function end(personId: string): void {
    const writer = writers.get(personId)
    if (!writer) return
    writer.cancel()
    writers.delete(personId)
    if (writers.size === 0) unsubscribe()
    changed()
  }
  /** What somebody was writing is here. */
  function look(): void {
    for (const [personId, { afterSeq }] of [...writers]) {
      const { rows } = timeline.getSnapshot()
      for (let at = rows.length - 1; at >= 0; at--) {
        const row = rows[at]
        if (row?.state !== 'sent') continue
        if (row.message.seq <= afterSeq) break
        if (row.message.authorId === personId) {
          end(personId)
          break
        }
      }
    }
  }
  function newestSeq(): number {
    const row = timeline.getSnapshot().rows.findLast(({ state }) => state === 'sent')
    return row?.state === 'sent' ? row.message.seq : 0
  }

  return {
    store: {
      getSnapshot: () => snapshot,
      subscribe(onChange) {
        const listener = () => onChange()
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    begin(personId) {
      const before = writers.get(personId)
      before?.cancel()
      if (writers.size === 0) unsubscribe = timeline.subscribe(look)
      writers.set(personId, { afterSeq: newestSeq(), cancel: clock.after(EXPIRES_AFTER_MS, () => end(personId)) })
      if (!before) changed()
    },
    end,
    clear() {
      for (const personId of [...writers.keys()]) end(personId)
    },
  }
}
