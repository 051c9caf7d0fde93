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
  /** Another instance broadcast this; its sockets here are being told. Called once, not for each socket. */
  onHeard(broadcast: HeardBroadcast): void
  /** Channels are heard from now on; what was said in them a moment ago may have been missed. */
  onSubscribed(): void
}

/** What is used of the adapter's inside: where it takes what other instances sent. */
interface Member {
  onMessage(message: { readonly type: number; readonly uid: string; readonly data: unknown }): void
}

const BROADCAST = 3
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
      if (message.type === BROADCAST) {
        const [event, payload] = (message.data as { packet: { data: [string, unknown] } }).packet.data
        onHeard({ event, payload })
      }
      take(message)
    }
    return adapter
  }
  return connect
}
