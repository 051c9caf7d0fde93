import type { ParleyClient } from '@parley/client'
import type { CustomEmojiByName } from '@parley/client/emoji'
import { inTurn } from '../../ui/in-turn.ts'

let all: CustomEmojiByName | null = null
let source: ParleyClient | null = null
const listeners = new Set<() => void>()

/** The custom emoji of the workspace, for `useSyncExternalStore`: null until somebody fetched them and they are here. */
export const customEmoji = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  getSnapshot: (): CustomEmojiByName | null => all,
  getServerSnapshot: (): null => null,
}

/** Fetches them, and keeps them as they are from then on. */
export function fetchCustomEmoji(client: ParleyClient): void {
  if (source === client) return
  source = client
  inTurn(() => import('@parley/client/emoji')).then(
    ({ openEmoji }) => {
      const { all: store } = openEmoji(client)
      const take = () => {
        if (source !== client) return
        all = store.getSnapshot() ?? all
        for (const listener of [...listeners]) listener()
      }
      store.subscribe(take)
      take()
    },
    () => {
      // The network is away: whoever needs them next tries again.
      source = null
    },
  )
}
