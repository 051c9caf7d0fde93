import * as core from '@parley/core'
import type { EventPayload } from '@parley/protocol'
import { auditRooms } from '../auditor/audit-rooms.ts'
import { type Auditor, startAuditor } from '../auditor/auditor.ts'
import { createComparison } from '../auditor/compare-heads.ts'
import { tellOfDrops } from '../auditor/tell-of-drops.ts'
import { createToldRevs, type ToldRevs } from '../auditor/told-revs.ts'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'
import { createLocalEars } from '../fan-out/local-ears.ts'
import { createRedisAdapter, type HeardBroadcast } from '../fan-out/redis-adapter.ts'
import { createSocketFanOut } from '../fan-out/socket-fan-out.ts'
import { openPresence } from '../presence/open-presence.ts'
import type { Presence } from '../presence/presence.ts'
import { createCatchUp } from '../sessions/catch-up.ts'
import { createMemberships } from '../sessions/memberships.ts'
import { createPersonQueue, type PersonQueue } from '../sessions/person-queue.ts'
import { createIo } from './create-io.ts'
import type { ChatServer } from './types.ts'

/** This instance's sockets, and what keeps them together with those of the others. */
export interface Instances {
  readonly io: ChatServer
  readonly fanOut: FanOut
  readonly told: ToldRevs
  readonly persons: PersonQueue
  readonly auditor: Auditor
  readonly presence: Presence
  /** Hears the database tell of memberships. Rejects with `UNAVAILABLE` where it is away. */
  watch(): Promise<{ close(): Promise<void> }>
}

/** Redis carries what happens to the other instances; the database tells what must arrive without it. */
export function connectInstances(context: Context, allowedOrigins: ReadonlySet<string>): Instances {
  const { redis } = context
  const adapter = redis && createRedisAdapter({ redis, onHeard, onSubscribed: () => auditor.soon() })
  const io = createIo(allowedOrigins, adapter)
  const ears = createLocalEars(io)
  const told = createToldRevs()
  const fanOut = createSocketFanOut(io, told.tell)
  const persons = createPersonQueue()
  const presence = openPresence(context, io)
  const memberships = createMemberships({ context, ears, fanOut, persons, told, presence })
  const catchUp = createCatchUp(context, ears, fanOut)
  const rooms = auditRooms({ core: context.core, fanOut, memberships, heard: ears.rooms })
  const auditor = startAuditor(context, createComparison(rooms, told), () => redis?.isUp === false)

  /** The sockets here are being told what another instance told, so nobody has to tell it again. */
  function onHeard({ event, payload }: HeardBroadcast): void {
    if (event !== 'room.changed') return
    const { roomId, epoch, changes } = payload as EventPayload<'room.changed'>
    const newest = changes.at(-1)
    if (newest !== undefined) told.tell(roomId, epoch, newest.rev)
    for (const change of changes) {
      if (change.type !== 'member') continue
      const { userId, state } = change.member
      void memberships.changed({ personId: userId, roomId, isMember: state === 'joined' })
    }
  }

  let awaySince = performance.now()
  redis?.onChange((isUp) => {
    auditor.hurry()
    if (!isUp) {
      awaySince = performance.now()
      return
    }
    auditor.now()
    catchUp.look(performance.now() - awaySince)
  })

  return {
    io,
    fanOut,
    told,
    persons,
    auditor,
    presence,
    async watch() {
      const watch = await core.watchMemberships(context.core, {
        onChanged: (change) => void memberships.changed(change),
        onReconnected(awayMs) {
          memberships.checkAll()
          auditor.hurry()
          catchUp.look(awayMs)
        },
      })
      const untold = await core.watchUntold(context.core, auditor.hurry)
      const drops = redis && tellOfDrops(context, redis)
      return {
        async close() {
          memberships.close()
          catchUp.close()
          drops?.close()
          await Promise.all([watch.close(), untold.close()])
        },
      }
    },
  }
}
