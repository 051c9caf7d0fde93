import type { Connection } from './connection.ts'
import type { Ears } from './redis.ts'

/** Channels of one command: a burst of people who arrive is a few commands. */
const CHANNELS_A_COMMAND = 500

/** What is to be heard, whatever connection there is at the moment. */
export interface Subscriptions {
  add(channel: string, ears: Ears): { close(): void }
  hear(channel: string, message: Buffer): void
  /** Hears everything on a new connection, and keeps to it. Rejects when that fails. */
  moveTo(connection: Connection): Promise<void>
  /** The connection is gone. */
  leave(): void
}

/**
 * @param onFailed a channel could not be heard, or not given up: the connection is of no use.
 * @param onUnreadable a listener threw: what was said is none of ours, or of another version.
 */
export function createSubscriptions(
  onFailed: (connection: Connection) => void,
  onUnreadable: () => void,
): Subscriptions {
  const wanted = new Map<string, Set<Ears>>()
  let connection: Connection | null = null
  /** Asked for on this connection, in the order in which it was. */
  let heard = new Set<string>()
  const changed = new Set<string>()

  async function subscribe(on: Connection, channels: readonly string[]): Promise<void> {
    const batches: Promise<unknown>[] = []
    for (let at = 0; at < channels.length; at += CHANNELS_A_COMMAND) {
      batches.push(on.subscribe(channels.slice(at, at + CHANNELS_A_COMMAND)))
    }
    await Promise.all(batches)
    if (connection !== on) return
    for (const channel of channels) for (const ears of wanted.get(channel) ?? []) ears.onHeard?.()
  }

  /** What changed in one turn goes together; what came and went in it does not go at all. */
  function settle(): void {
    const on = connection
    const channels = [...changed]
    changed.clear()
    if (on === null) return
    const come = channels.filter((channel) => wanted.has(channel) && !heard.has(channel))
    const gone = channels.filter((channel) => !wanted.has(channel) && heard.has(channel))
    for (const channel of come) heard.add(channel)
    for (const channel of gone) heard.delete(channel)
    if (gone.length > 0) on.unsubscribe(gone).catch(() => onFailed(on))
    if (come.length > 0) subscribe(on, come).catch(() => onFailed(on))
  }

  function change(channel: string): void {
    if (changed.size === 0) setImmediate(settle)
    changed.add(channel)
  }

  return {
    add(channel, ears) {
      const all = wanted.get(channel)
      if (all === undefined) {
        wanted.set(channel, new Set([ears]))
        change(channel)
      } else {
        all.add(ears)
        if (connection !== null && heard.has(channel) && !changed.has(channel)) queueMicrotask(() => ears.onHeard?.())
      }
      return {
        close() {
          const left = wanted.get(channel)
          if (!left?.delete(ears) || left.size > 0) return
          wanted.delete(channel)
          change(channel)
        },
      }
    },
    hear(channel, message) {
      for (const ears of wanted.get(channel) ?? []) {
        try {
          ears.onMessage(message)
        } catch {
          // Anybody may publish: every instance hears it, and none may end of it.
          onUnreadable()
        }
      }
    },
    async moveTo(next) {
      connection = next
      heard = new Set(wanted.keys())
      await subscribe(next, [...heard])
    },
    leave() {
      connection = null
      heard = new Set()
    },
  }
}
