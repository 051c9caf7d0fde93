import type { CustomEmoji } from '@parley/protocol'
import type { ParleyClient, Store } from '../api.ts'
import { type Clock, systemClock } from '../clock/clock.ts'

const RETRY_AFTER_MS = 5_000

/** The custom emoji by name. */
export type CustomEmojiByName = ReadonlyMap<string, CustomEmoji>

/** The custom emoji of the workspace. Loaded apart from the client, so that a page stands without it. */
export interface ClientEmoji {
  /** Null until they are here. They are asked for while somebody subscribes, and again after each change. */
  readonly all: Store<CustomEmojiByName | null>
  close(): void
}

/** Which change of them was the last, as far as the client was told; null before it was told anything. */
interface Version {
  readonly epoch: string
  readonly rev: number
}

const NONE: CustomEmojiByName = new Map()

export function openEmoji(
  client: Pick<ParleyClient, 'call' | 'bootstrap' | 'connection'>,
  clock: Clock = systemClock,
): ClientEmoji {
  const listeners = new Set<() => void>()
  let all: CustomEmojiByName | null = null
  let held: Version | null = null
  let isAsking = false
  let cancel = () => {}

  const told = (): Version | null => {
    const bootstrap = client.bootstrap.getSnapshot()
    return bootstrap && { epoch: bootstrap.epoch, rev: bootstrap.emojiRev ?? 0 }
  }
  const hold = (version: Version, emoji: CustomEmojiByName) => {
    held = version
    all = emoji
    for (const listener of [...listeners]) listener()
  }
  /** An answer may be newer than what the client was told. */
  const isMissing = (now: Version) => held === null || held.epoch !== now.epoch || held.rev < now.rev

  async function look(): Promise<void> {
    const now = told()
    if (now === null || listeners.size === 0 || isAsking || !isMissing(now)) return
    // Nobody ever added any.
    if (now.rev === 0) return hold(now, NONE)
    if (client.connection.getSnapshot().status !== 'online') return
    isAsking = true
    cancel()
    try {
      const { rev, emoji } = await client.call('emoji.list', {})
      // What it should hold it never held where the answer is older; then it is asked once more, after a while.
      hold({ epoch: now.epoch, rev }, new Map(emoji.map((each) => [each.name, each])))
    } catch {
      // As below.
    } finally {
      isAsking = false
    }
    const next = told()
    if (next === null || !isMissing(next)) return
    if (next.rev > now.rev || next.epoch !== now.epoch) void look()
    else cancel = clock.after(RETRY_AFTER_MS, () => void look())
  }

  const stops = [
    client.bootstrap.subscribe(() => void look()),
    client.connection.subscribe(() => void look()),
    () => cancel(),
  ]
  return {
    all: {
      getSnapshot: () => all,
      subscribe(onChange) {
        const listener = () => onChange()
        listeners.add(listener)
        void look()
        return () => listeners.delete(listener)
      },
    },
    close() {
      for (const stop of stops) stop()
      listeners.clear()
    },
  }
}
