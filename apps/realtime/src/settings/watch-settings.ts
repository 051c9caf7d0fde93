import * as core from '@parley/core'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'

/** Keeps this instance's settings as they are, and tells its sockets of each change, whichever process made it. */
export function watchSettings({ core: context, log }: Context, fanOut: FanOut): Promise<{ close(): Promise<void> }> {
  return core.watchSettings(context, {
    onChanged() {
      const known = context.settings.known()
      if (known === null) return
      fanOut.toEverybodyHere('settings.changed', { epoch: known.epoch, ...core.describeSettings(context) })
    },
    onFailed: (error) => log.debug({ err: describeError(error) }, 'settings not looked at'),
  })
}
