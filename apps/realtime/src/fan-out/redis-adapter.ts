import { randomBytes } from 'node:crypto'
import type { Redis } from '@parley/redis'
import { createShardedAdapter } from '@socket.io/redis-adapter'

/** One event for sockets of other instances, as the adapter carries it. */
export interface HeardBroadcast {
  readonly event: string
  readonly payload: unknown
}

export interface RedisAdapterOptions {
  readonly redis: Redis
  /** Another instance broadcast this; its sockets here were told. Called once, not for each socket. */
  onHeard(broadcast: HeardBroadcast): void
  /** Channels are heard from now on; what was said in them a moment ago may have been missed. */
  onSubscribed(): void
}

/** What is used of the adapter's inside: where it takes what other instances sent. */
interface Member {
  onMessage(message: { readonly type: number; readonly uid: string; readonly data: unknown }): void
}

const BROADCAST = 3
/** socket.io's type of a packet that carries an event. */
const EVENT = 2
const PUBLISHED = Promise.resolve(0)

/**
 * socket.io's adapter for Redis with sharded pub/sub: an instance hears only the channels that its sockets are in, and
 * a socket's own room is no channel. The adapter waits for each publication before it tells its own sockets; here it
 * hands over and goes on, so a Redis that hangs holds nobody up, and nothing is kept for one that is away.
 */
export function createRedisAdapter({ redis, onHeard, onSubscribed }: RedisAdapterOptions) {
  // A subscriber hears itself, too; what begins with this is passed over before it is parsed.
  const self = randomBytes(6).toString('base64')
  const selfBytes = Buffer.from(self)
  const subscriptions = new Map<string, { close(): void }>()

  const publisher = {
    sPublish(channel: string, message: string | Buffer): Promise<number> {
      redis.publish(channel, typeof message === 'string' ? self + message : Buffer.concat([selfBytes, message]))
      return PUBLISHED
    },
  }
  const subscriber = {
    async sSubscribe(channel: string, listener: (message: Buffer, channel: string) => void): Promise<void> {
      subscriptions.get(channel)?.close()
      const ears = {
        onMessage(message: Buffer) {
          if (message.compare(selfBytes, 0, selfBytes.length, 0, selfBytes.length) === 0) return
          listener(message.subarray(selfBytes.length), channel)
        },
        onHeard: onSubscribed,
      }
      subscriptions.set(channel, redis.subscribe(channel, ears))
    },
    async sUnsubscribe(channel: string): Promise<void> {
      subscriptions.get(channel)?.close()
      subscriptions.delete(channel)
    },
  }
  // It tells the redis package's client by this function, which it never calls on a publisher.
  const clients = [Object.assign(publisher, { sSubscribe: subscriber.sSubscribe }), subscriber] as const
  const create = createShardedAdapter(...clients, { channelPrefix: 'parley', subscriptionMode: 'dynamic' })

  // socket.io calls it with `new`, which an arrow function is not made for.
  function connect(namespace: unknown) {
    const adapter = create(namespace)
    const member = adapter as unknown as Member
    const take = member.onMessage.bind(adapter)
    member.onMessage = (message) => {
      // Instances send each other nothing else: what moves sockets about is each instance's own affair.
      if (message.type !== BROADCAST) return
      const broadcast = readBroadcast(message.data)
      // First told, then known to be told.
      take(message)
      onHeard(broadcast)
    }
    return adapter
  }
  return connect
}

/** @throws TypeError where it is no event for a channel: anybody may write into Redis. */
function readBroadcast(data: unknown): HeardBroadcast {
  const { packet, opts } = data as { packet: { type: unknown; data: readonly unknown[] }; opts: { rooms: unknown } }
  const [event, payload] = packet.data
  const isEvent = packet.type === EVENT && typeof event === 'string' && typeof payload === 'object'
  if (!isEvent || !Array.isArray(opts.rooms) || opts.rooms.length === 0) throw new TypeError('no broadcast of ours')
  return { event, payload }
}
