import { MOST_READERS } from '@parley/protocol'

/** A room is told at most this often. */
const PAUSE_MS = 1_000
/** More rooms than this are not looked at in one go: the others' turn is never. It is best effort. */
const MOST_ROOMS = 500

export interface ReadersRelayNeeds {
  /** Tells the rooms how far these people have read in them, where that is told at all. */
  readonly tell: (roomIds: readonly string[], personIds: readonly string[]) => Promise<void>
  readonly failed: (error: unknown) => void
}

export interface ReadersRelay {
  /** A read position of this person was written. */
  moved(roomId: string, personId: string): void
  close(): void
}

/** Gathers which read positions moved, and has the rooms told once a second: best effort (I14). */
export function createReadersRelay({ tell, failed }: ReadersRelayNeeds): ReadersRelay {
  /** Who moved in each room; null where so many did that the room is too large. */
  const moved = new Map<string, Set<string> | null>()
  let timer: NodeJS.Timeout | null = null

  async function flush(): Promise<void> {
    const rooms = [...moved].filter((entry): entry is [string, Set<string>] => entry[1] !== null)
    moved.clear()
    if (rooms.length === 0) return
    const personIds = new Set(rooms.flatMap(([, people]) => [...people]))
    await tell(
      rooms.map(([roomId]) => roomId),
      [...personIds],
    )
  }

  return {
    moved(roomId, personId) {
      const people = moved.get(roomId)
      if (people === null || (people === undefined && moved.size >= MOST_ROOMS)) return
      if (people === undefined) moved.set(roomId, new Set([personId]))
      else if (people.size < MOST_READERS) people.add(personId)
      else moved.set(roomId, null)
      timer ??= setTimeout(() => {
        timer = null
        flush().catch(failed)
      }, PAUSE_MS).unref()
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
