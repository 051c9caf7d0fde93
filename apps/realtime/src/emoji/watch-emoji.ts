import * as core from '@parley/core'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'
import { keepTrying } from '../sessions/keep-trying.ts'

/** Tells this instance's sockets of each change of the custom emoji, whichever instance made it. */
export async function watchEmoji(context: Context, fanOut: FanOut): Promise<{ close(): Promise<void> }> {
  const looking = keepTrying(context, 'custom emoji not looked at', async () =>
    fanOut.toEverybodyHere('emoji.changed', await core.readEmojiRev(context.core)),
  )
  const watch = await core.watchEmoji(context.core, {
    onChanged: (rev) => fanOut.toEverybodyHere('emoji.changed', rev),
    onReconnected: looking.start,
  })
  return {
    async close() {
      looking.close()
      await watch.close()
    },
  }
}
