import { createMemoryPresenceStore } from '@parley/core'
import { createRedisPresenceStore } from '@parley/redis'
import type { Context } from '../context.ts'
import type { ChatServer } from '../server/types.ts'
import { createPresence, type Presence } from './presence.ts'

/** Presence of all instances where there is Redis, of this one where there is not. */
export function openPresence({ redis }: Pick<Context, 'redis'>, io: ChatServer): Presence {
  const store = redis === null ? createMemoryPresenceStore() : createRedisPresenceStore(redis)
  return createPresence(store, (connectionId, presences) => {
    io.sockets.sockets.get(connectionId)?.emit('presence.changed', { presences })
  })
}
