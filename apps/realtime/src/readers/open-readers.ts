import { readMovedReaders } from '@parley/core'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'
import { createReadersRelay, type ReadersRelay } from './readers-relay.ts'

/** To everybody who hears the room, on every instance. */
export function openReaders({ core, log }: Context, fanOut: FanOut): ReadersRelay {
  return createReadersRelay({
    async tell(roomIds, personIds) {
      for (const { roomId, epoch, readers } of await readMovedReaders(core, roomIds, personIds)) {
        fanOut.toRooms([roomId], 'readers.changed', { roomId, epoch, readers })
      }
    },
    failed: (error) => log.debug({ err: describeError(error) }, 'who has read could not be told'),
  })
}
