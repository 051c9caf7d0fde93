import type { CoreContext } from '@parley/core'
import * as core from '@parley/core'
import type { FanOut } from '../fan-out/fan-out.ts'
import type { RoomChanges } from '../fan-out/tick-publisher.ts'
import type { PersonQueue } from '../sessions/person-queue.ts'
import type { AuditedRooms } from './compare-heads.ts'

export interface AuditOptions {
  readonly core: CoreContext
  readonly fanOut: FanOut
  readonly persons: PersonQueue
  heard(): ReadonlySet<string>
}

/** The rooms of this instance, as the comparison sees them. */
export function auditRooms({ core: context, fanOut, persons, heard }: AuditOptions): AuditedRooms {
  /** Whoever left without an answer hears nothing more of the room, unless they are in it again by now. */
  const cutOff = (personId: string, roomId: string) =>
    persons.run(personId, async () => {
      if ((await core.readRoomIds(context, personId)).includes(roomId)) return
      fanOut.leaveRoom(personId, roomId)
      fanOut.toPerson(personId, 'room.left', { roomId })
    })

  return {
    heard,
    readHeads: (roomIds) => core.readHeads(context, roomIds),
    readChanges: (roomId, after, limit) => core.readChanges(context, roomId, after, limit),
    async tellAgain({ roomId, epoch, changes }: RoomChanges) {
      for (const change of changes) {
        if (change.type === 'member' && change.member.state === 'left') await cutOff(change.member.userId, roomId)
      }
      fanOut.publish([{ roomId, epoch, changes }])
    },
  }
}
