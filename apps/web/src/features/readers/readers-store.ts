import type { ParleyClient } from '@parley/client'
import { MOST_READERS, type Reader } from '@parley/protocol'

/** Asked for again at most this often, where people come or the connection does. */
const AGAIN_MS = 5_000

/** How far others have read in one room, while somebody looks at it. Best effort: what was missed comes with the next answer. */
export interface ReadersStore {
  subscribe(listener: () => void): () => void
  /** Without the person themselves; empty where it is not told. */
  getSnapshot(): ReadonlyMap<string, Reader>
}

const NOBODY: ReadonlyMap<string, Reader> = new Map()

export function openReaders(client: ParleyClient, roomId: string, myId: string): ReadersStore {
  let readers = NOBODY
  let isAllowed = false
  const listeners = new Set<() => void>()
  let stop = () => {}

  const put = (next: ReadonlyMap<string, Reader>) => {
    if (next === readers) return
    readers = next
    for (const listener of listeners) listener()
  }

  function start(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let askedFor = ''
    const ask = async () => {
      const epoch = client.bootstrap.getSnapshot()?.epoch
      const entry = client.rooms.getSnapshot().find(({ room }) => room.id === roomId)
      if (epoch === undefined || entry === undefined) return
      isAllowed = entry.room.kind !== 'self' && entry.memberCount <= MOST_READERS && sharesReceipts(client)
      if (!isAllowed) return put(NOBODY)
      try {
        const answer = await client.call('room.readers', { roomId, epoch })
        // Whoever keeps the own position to themselves is told of nobody.
        put(
          new Map(
            answer.readers.filter(({ personId }) => personId !== myId).map((reader) => [reader.personId, reader]),
          ),
        )
      } catch {
        // It comes with the next reason to ask.
      }
    }
    const look = () => {
      const entry = client.rooms.getSnapshot().find(({ room }) => room.id === roomId)
      const { status } = client.connection.getSnapshot()
      const reason = `${status === 'online'} ${entry?.memberCount} ${sharesReceipts(client)}`
      if (reason === askedFor || status !== 'online') return
      askedFor = reason
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), readers === NOBODY ? 0 : Math.random() * AGAIN_MS)
    }
    const stops = [
      client.connection.subscribe(look),
      client.rooms.subscribe(look),
      client.personal.subscribe(look),
      client.on('readersChanged', (news) => {
        if (news.roomId !== roomId || !isAllowed || !sharesReceipts(client)) return
        const next = new Map(readers)
        for (const reader of news.readers) if (reader.personId !== myId) next.set(reader.personId, reader)
        put(next)
      }),
    ]
    look()
    return () => {
      clearTimeout(timer)
      for (const each of stops) each()
    }
  }

  return {
    subscribe(listener) {
      if (listeners.size === 0) stop = start()
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
    getSnapshot: () => readers,
  }
}

/** Whether the person lets others see how far they have read, and so sees it of others. */
export function sharesReceipts(client: ParleyClient): boolean {
  return client.personal.getSnapshot().get('setting:receipts')?.value !== false
}
