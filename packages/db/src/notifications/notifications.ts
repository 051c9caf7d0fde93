import { refusalOf } from '../connection/unavailable.ts'
import { type Link, openLink, type Ping } from './link.ts'

/** A link that does not answer a ping is dead, and is made anew: with these, within 8 s. */
const PING: Ping = { everyMs: 5000, timeoutMs: 3000 }
const RECONNECT_FIRST_MS = 100
const RECONNECT_MOST_MS = 2000

export interface NotificationsOptions {
  readonly url: string
  /** Shown in `pg_stat_activity`. */
  readonly name: string
  /** A connection attempt is given up after this. */
  readonly connectMs: number
  readonly ping?: Ping
  /** The link was lost, or is silent: other connections of this process may be so, too. */
  onLost?(): void
}

export interface Listener {
  onNotification(payload: string): void
  /**
   * The link was away and is back: whatever was told meanwhile is lost, so the truth must be looked at again.
   * @param awayMs at most how long ago that began
   */
  onReconnected(awayMs: number): void
}

export interface Notifications {
  /** Resolves once the server is listening; rejects with `UNAVAILABLE` if it cannot be reached at this first attempt. */
  listen(channel: string, listener: Listener): Promise<{ close(): Promise<void> }>
  close(): Promise<void>
}

/** `LISTEN` on one dedicated connection, opened at the first `listen` and made again, with growing pauses, when lost. */
export function openNotifications({ url, name, connectMs, ping = PING, onLost }: NotificationsOptions): Notifications {
  const listeners = new Map<string, Set<Listener>>()
  let link: Link | null = null
  let opening: Promise<Link> | null = null
  let retry: NodeJS.Timeout | null = null
  let pause = RECONNECT_FIRST_MS
  /** When the link may have fallen silent: the loss, less the time in which it is noticed. */
  let silentSince = 0
  let closed = false

  async function open(): Promise<Link> {
    const next = await openLink({
      url,
      name,
      connectMs,
      ping,
      onNotification(channel, payload) {
        for (const listener of listeners.get(channel) ?? []) listener.onNotification(payload)
      },
      onLost() {
        if (link === next) {
          link = null
          silentSince = performance.now() - ping.everyMs - ping.timeoutMs
          onLost?.()
        }
        reconnectLater()
      },
    })
    try {
      for (const channel of listeners.keys()) await next.listen(channel)
      if (closed) throw new Error('closed while the link was being opened')
    } catch (error) {
      await next.close()
      throw error
    }
    link = next
    pause = RECONNECT_FIRST_MS
    return next
  }

  /** The link there is, or the one that is being opened: never two. */
  async function reach(): Promise<Link> {
    if (link) return link
    opening ??= open().finally(() => {
      opening = null
    })
    return opening
  }

  function reconnectLater(): void {
    if (closed || retry) return
    retry = setTimeout(async () => {
      retry = null
      try {
        await reach()
      } catch {
        pause = Math.min(pause * 2, RECONNECT_MOST_MS)
        reconnectLater()
        return
      }
      const awayMs = performance.now() - silentSince
      for (const group of [...listeners.values()]) for (const listener of [...group]) listener.onReconnected(awayMs)
    }, pause)
    retry.unref()
  }

  return {
    async listen(channel, listener) {
      const group = listeners.get(channel) ?? new Set()
      listeners.set(channel, group.add(listener))
      const stop = async () => {
        group.delete(listener)
        if (group.size > 0 || listeners.get(channel) !== group) return
        listeners.delete(channel)
        await link?.unlisten(channel).catch(() => {})
      }
      try {
        // Again where it is listened to already: harmless, and a link may have been opened before this channel was known.
        await (await reach()).listen(channel)
      } catch (error) {
        await stop()
        throw refusalOf(error)
      }
      return { close: stop }
    },
    async close() {
      closed = true
      if (retry) clearTimeout(retry)
      listeners.clear()
      await opening?.catch(() => {})
      await link?.close()
      link = null
    },
  }
}
