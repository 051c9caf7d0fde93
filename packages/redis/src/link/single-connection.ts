import { createClient } from 'redis'
import type { RedisAddress } from '../address/read-address.ts'
import { type Connection, type ConnectionEars, NEVER_MENDED } from './connection.ts'

/** Two connections to one server: one for commands, one that hears, so that neither holds the other up. */
export async function connectSingle(
  { nodes, tls, username, password, database }: RedisAddress,
  name: string,
  connectMs: number,
  { onMessage, onLost }: ConnectionEars,
): Promise<Connection> {
  const open = () => {
    const [node] = nodes
    const client = createClient({
      ...NEVER_MENDED,
      name,
      database,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      socket: { ...node, ...(tls && { tls }), connectTimeout: connectMs, reconnectStrategy: false },
    })
    client.on('error', onLost)
    return client
  }
  const [commands, ears] = [open(), open()]
  const destroy = () => {
    commands.destroy()
    ears.destroy()
  }
  const hear = (message: Buffer, channel: Buffer) => onMessage(channel.toString(), message)
  try {
    await Promise.all([commands.connect(), ears.connect()])
  } catch (error) {
    destroy()
    throw error
  }
  return {
    send: (_key, args) => commands.sendCommand(args),
    publish: (channel, message) => commands.sPublish(channel, message),
    subscribe: (channels) => ears.sSubscribe([...channels], hear, true),
    unsubscribe: (channels) => ears.sUnsubscribe([...channels], hear, true),
    ping: () => Promise.all([commands.ping(), ears.ping()]),
    destroy,
  }
}
