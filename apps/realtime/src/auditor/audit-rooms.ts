import type { CoreContext } from '@parley/core'
import * as core from '@parley/core'
import { counter } from '@parley/process/metrics'
import type { FanOut } from '../fan-out/fan-out.ts'
import type { RoomChanges } from '../fan-out/tick-publisher.ts'
import type { Memberships } from '../sessions/memberships.ts'
import type { AuditedRooms } from './compare-heads.ts'

const repaired = counter('parley_audit_repairs_total', 'Changes that the auditor found untold, and told.')

export interface AuditOptions {
  readonly core: CoreContext
  readonly fanOut: FanOut
  readonly memberships: Pick<Memberships, 'changed'>
  heard(): ReadonlySet<string>
}

/** The rooms of this instance, as the comparison sees them. */
export function auditRooms({ core: context, fanOut, memberships, heard }: AuditOptions): AuditedRooms {
  return {
    heard,
    readHeads: (roomIds) => core.readHeads(context, roomIds),
    readChanges: (rooms, limit) => core.readChanges(context, rooms, limit),
    async tellAgain({ roomId, epoch, changes }: RoomChanges) {
      repaired.add(changes.length)
      // Whoever left without an answer hears nothing more of the room, unless they are in it again by now.
      for (const change of changes) {
        if (change.type !== 'member' || change.member.state !== 'left') continue
        await memberships.changed({ personId: change.member.userId, roomId, isMember: false })
      }
      fanOut.publishHere([{ roomId, epoch, changes }])
    },
  }
}
