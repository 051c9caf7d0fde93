import { randomBytes } from 'node:crypto'
import type { Redis } from '@parley/redis'
import { createShardedAdapter } from '@socket.io/redis-adapter'
import { type Audience, tellSockets } from './tell-sockets.ts'

/** One event for sockets of other instances, as the adapter carries it. */
export interface HeardBroadcast {
  readonly channels: readonly string[]
  readonly event: string
  readonly payload: unknown
  /** Some sockets are left out, or those that are not ready: this is left to the library. */
  readonly isSelective: boolean
}

export interface RedisAdapterOptions {
  readonly redis: Redis
  /** Another instance broadcast this; its sockets here were told. Called once, not for each socket. */
  onHeard(broadcast: HeardBroadcast): void
  /** Channels are heard from now on; what was said in them a moment ago may have been missed. */
  onSubscribed(): void
}

/** What is used of the adapter's inside: the ways to other instances and from them. */
interface Member {
  readonly nsp: Audience & { readonly name: string }
  publish(message: { readonly type: number; readonly data: unknown }): void
  onMessage(message: { readonly type: number; readonly nsp: string; readonly data: unknown }): void
}

const BROADCAST = 3
/** socket.io's type of a packet that carries an event. */
const EVENT = 2
const PUBLISHED = Promise.resolve(0)

/**
 * socket.io's adapter for Redis with sharded pub/sub: an instance hears only the channels that its sockets are in, and
 * a socket's own room is no channel. A publication is handed over and not waited for, so a Redis that hangs holds nobody up,
 * and nothing is kept for one that is away.
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
      if (message.type !== BROADCAST || message.nsp !== member.nsp.name) return
      const broadcast = readBroadcast(message.data)
      // First told, then known to be told.
      if (broadcast.isSelective) take(message)
      else tellSockets(member.nsp, broadcast.channels, broadcast.event, broadcast.payload)
      onHeard(broadcast)
    }
    return adapter
  }
  return connect
}

/** @throws TypeError where it is no event for a channel: anybody may write into Redis. */
function readBroadcast(data: unknown): HeardBroadcast {
  const { packet, opts } = data as {
    packet: { type: unknown; data: readonly unknown[] }
    opts: { rooms: unknown; except?: readonly unknown[]; flags?: { volatile?: unknown } }
  }
  const [event, payload] = packet.data
  const isEvent = packet.type === EVENT && typeof event === 'string' && typeof payload === 'object'
  if (!isEvent || !Array.isArray(opts.rooms) || opts.rooms.length === 0) throw new TypeError('no broadcast of ours')
  const isSelective = (opts.except?.length ?? 0) > 0 || opts.flags?.volatile === true
  return { channels: opts.rooms, event, payload, isSelective }
}

/** Hands an event to the other instances' sockets in these channels; nothing where the adapter knows no others. */
export function publishToOthers(adapter: unknown, channels: readonly string[], event: string, payload: unknown): void {
  const member = adapter as Partial<Member>
  if (member.publish === undefined) return
  const packet = { type: EVENT, data: [event, payload], nsp: '/' }
  member.publish({ type: BROADCAST, data: { packet, opts: { rooms: channels, except: [], flags: {} } } })
}
