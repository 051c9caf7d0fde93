import type { ParleyClient } from '@parley/client'

/** Where one writes: a room, or a thread in it. */
export interface ComposerPlace {
  readonly client: ParleyClient
  readonly roomId: string
  /** Seq of the root, in a thread. */
  readonly root: number | undefined
  readonly place: string
  readonly myId: string
}
