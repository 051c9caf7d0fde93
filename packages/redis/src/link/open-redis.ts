import { setTimeout as wait } from 'node:timers/promises'
import { readAddress } from '../address/read-address.ts'
import { connectCluster } from './cluster-connection.ts'
import { within } from './deadline.ts'
import { beginLife, type Life, type Ping } from './life.ts'
import { type Redis, RedisAway } from './redis.ts'
import { runScript } from './script.ts'
import { connectSingle } from './single-connection.ts'
import { createSubscriptions } from './subscriptions.ts'

export interface RedisOptions {
  /** `REDIS_URL`; see `readAddress`. */
  readonly url: string
  /** Shown in `CLIENT LIST`; without spaces. */
  readonly name: string
  readonly log: Log
  readonly ping?: Ping
}

export interface Log {
  info(message: string): void
  warn(message: string): void
}

/** A link that hangs is found in 4.5 s. */
const PING: Ping = { everyMs: 2_000, timeoutMs: 2_500 }
const CONNECT_MS = 2_000
const SUBSCRIBE_MS = 10_000
const ANSWER_MS = 1_000
const RETRY_FIRST_MS = 50
const RETRY_MOST_MS = 2_000
/** Of messages whose publication was not answered yet; more are dropped rather than held in memory. */
const PUBLISHING_BYTES = 32_000_000
const UNREADABLE_LOGGED_EVERY_MS = 60_000

/**
 * Opens the link and keeps it open: it is pinged, and made anew when it is lost or hangs. Returns at once, whether
 * Redis can be reached or not. Logs one line when Redis goes away, and one when it is there.
 *
 * @throws Error where the address cannot be read.
 */
export function openRedis({ url, name, log, ping = PING }: RedisOptions): Redis {
  const address = readAddress(url)
  const connect = address.isCluster ? connectCluster : connectSingle
  const listeners = new Set<(isUp: boolean) => void>()
  const counts = { lost: 0, dropped: 0 }
  const closing = new AbortController()
  let life: Life | null = null
  let isUp = false
  let publishingBytes = 0
  let unreadableLoggedAt = Number.NEGATIVE_INFINITY
  const subscriptions = createSubscriptions(
    (failed) => {
      if (life?.connection === failed) life.end()
    },
    () => {
      if (performance.now() - unreadableLoggedAt < UNREADABLE_LOGGED_EVERY_MS) return
      unreadableLoggedAt = performance.now()
      log.warn('a message of redis could not be read, and is passed over')
    },
  )

  function change(next: boolean): void {
    isUp = next
    for (const listener of [...listeners]) listener(next)
  }

  /** From connecting to its end. Returns whether Redis was up, and if not why. */
  async function live(): Promise<{ wasUp: true } | { wasUp: false; reason: string }> {
    try {
      life = await beginLife((ears) => connect(address, name, CONNECT_MS, ears), subscriptions.hear, CONNECT_MS, ping)
    } catch (error) {
      return { wasUp: false, reason: reasonOf(error) }
    }
    if (closing.signal.aborted) life.end()
    const lost = life.ended.then(() => Promise.reject(new RedisAway('the link was lost')))
    try {
      await Promise.race([within(subscriptions.moveTo(life.connection), SUBSCRIBE_MS), lost])
    } catch (error) {
      life.end()
      subscriptions.leave()
      return { wasUp: false, reason: reasonOf(error) }
    }
    log.info('redis is there')
    change(true)
    await life.ended
    subscriptions.leave()
    counts.lost += 1
    change(false)
    return { wasUp: true }
  }

  async function keepOpen(): Promise<void> {
    let pauseMs = RETRY_FIRST_MS
    let isToldAway = false
    while (!closing.signal.aborted) {
      const lived = await live()
      if (closing.signal.aborted) return
      if (lived.wasUp) log.warn('redis is away')
      else if (!isToldAway) log.warn(`redis is away: ${lived.reason}`)
      isToldAway = true
      pauseMs = lived.wasUp ? RETRY_FIRST_MS : Math.min(pauseMs * 2, RETRY_MOST_MS)
      await wait(pauseMs * (0.5 + Math.random() / 2), undefined, { signal: closing.signal, ref: false }).catch(() => {})
    }
  }
  void keepOpen()

  const away = () => new RedisAway('redis is away')
  async function send(key: string, args: readonly string[]): Promise<unknown> {
    if (!isUp || life === null) throw away()
    return within(life.connection.send(key, args), ANSWER_MS, away)
  }

  return {
    get isUp() {
      return isUp
    },
    counts,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    send,
    run: (script, keys, args) => runScript(send, script, keys, args),
    publish(channel, message) {
      if (!isUp || life === null || publishingBytes > PUBLISHING_BYTES) {
        counts.dropped += 1
        return
      }
      publishingBytes += message.length
      life.connection.publish(channel, message).then(
        () => {
          publishingBytes -= message.length
        },
        () => {
          publishingBytes -= message.length
          counts.dropped += 1
        },
      )
    },
    subscribe: subscriptions.add,
    async close() {
      if (isUp && life !== null) await within(life.connection.ping(), ANSWER_MS).catch(() => {})
      closing.abort()
      life?.end()
    },
  }
}

/** A code such as ECONNREFUSED, or the first word of what Redis answers, such as NOAUTH; never what it quotes. */
function reasonOf(error: unknown): string {
  const { code, message = '' } = error as { code?: unknown; message?: string }
  if (typeof code === 'string') return code
  return /^[A-Z]{3,}/.exec(message)?.[0] ?? (error instanceof Error ? error.name : 'unknown')
}
