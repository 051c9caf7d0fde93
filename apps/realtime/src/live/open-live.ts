import { createMemoryInstanceStore, requireWatcher } from '@parley/core'
import { createRedisInstanceStore } from '@parley/redis'
import type { Context } from '../context.ts'
import type { GateState } from '../gate/gate.ts'
import type { ChatServer } from '../server/types.ts'
import { createLive, type Live } from './live.ts'
import { createMeasures } from './measures.ts'

/** Of all instances where there is Redis, of this one where there is not. */
export function openLive({ core, redis }: Context, io: ChatServer, state: () => GateState): Live {
  const live = createLive({
    store: redis === null ? createMemoryInstanceStore() : createRedisInstanceStore(redis),
    measures: createMeasures(io, core.database),
    redis,
    state,
    send: (connectionId, payload) => io.sockets.sockets.get(connectionId)?.emit('live.changed', payload) ?? false,
    check: (principal) => requireWatcher(core, principal),
  })
  io.on('connection', (socket) => socket.on('disconnect', () => live.leave(socket.id)))
  return live
}
