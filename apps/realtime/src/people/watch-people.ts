import * as core from '@parley/core'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'

/** Tells this instance's sockets who somebody is now that was erased, whichever process did it. */
export function watchPeople({ core: context, log }: Context, fanOut: FanOut): Promise<{ close(): Promise<void> }> {
  const failed = (error: unknown) => log.warn({ err: describeError(error) }, 'a person not told of')
  return core.watchPeople(context, {
    onChanged(person) {
      core
        .readRoomIds(context, person.id)
        .then((roomIds) => fanOut.toRoomsHere(roomIds, 'person.changed', { person }), failed)
    },
    onFailed: failed,
  })
}
