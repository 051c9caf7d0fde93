import { createCluster } from 'redis'
import type { RedisAddress } from '../address/read-address.ts'
import { type Connection, type ConnectionEars, NEVER_MENDED } from './connection.ts'

/** Two connections to each master of a cluster; a shard's channels are heard at its master. */
export async function connectCluster(
  { nodes, tls, username, password }: RedisAddress,
  name: string,
  connectMs: number,
  { onMessage, onLost }: ConnectionEars,
): Promise<Connection> {
  const cluster = createCluster({
    rootNodes: nodes.map((node) => ({ socket: { ...node } })),
    defaults: {
      ...NEVER_MENDED,
      name,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      socket: { connectTimeout: connectMs, reconnectStrategy: false, ...(tls && { tls }) },
    },
    commandOptions: NEVER_MENDED.commandOptions,
  })
  let isOpen = false
  // A root node that is down is only an error of its own while others are asked.
  cluster.on('error', () => isOpen && onLost())
  cluster.on('node-error', onLost)
  cluster.on('sharded-channel-moved-error', onLost)
  const hear = (message: Buffer, channel: Buffer) => onMessage(channel.toString(), message)
  const destroy = () => {
    if (cluster.isOpen) cluster.destroy()
  }
  try {
    await cluster.connect()
  } catch (error) {
    destroy()
    throw error
  }
  isOpen = true
  return {
    send: (key, args) => cluster.sendCommand(key, false, [...args]),
    publish: (channel, message) => cluster.sPublish(channel, message),
    // Channels of one command must be of one slot.
    subscribe: (channels) => Promise.all(channels.map((channel) => cluster.sSubscribe(channel, hear, true))),
    unsubscribe: (channels) => Promise.all(channels.map((channel) => cluster.sUnsubscribe(channel, hear, true))),
    ping: () =>
      Promise.all([
        // A cluster that lost too many masters answers pings and nothing else.
        cluster.sPublish('parley:ping', ''),
        ...cluster.masters.flatMap((master) => [
          cluster.nodeClient(master).then((client) => client.ping()),
          ...(master.pubSub && !master.pubSub.connectPromise ? [master.pubSub.client.ping()] : []),
        ]),
      ]),
    destroy,
  }
}
