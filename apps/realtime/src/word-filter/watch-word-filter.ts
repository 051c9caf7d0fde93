import * as core from '@parley/core'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'

/** Keeps this instance's word filter as it is, whichever process changes it. */
export function watchWordFilter({ core: context, log }: Context): Promise<{ close(): Promise<void> }> {
  return core.watchWordFilter(context, {
    onFailed: (error) => log.debug({ err: describeError(error) }, 'word filter not looked at'),
  })
}
