import type { Change } from '@parley/protocol'
import { firstFrame } from './split-frames.ts'

/** Committed changes of one room, as core hands them over. */
export interface RoomChanges {
  readonly roomId: string
  /** The epoch that their revs are of. */
  readonly epoch: string
  readonly changes: readonly Change[]
}

export interface TickPublisher {
  /** Queues changes that are already durable. They leave before the event loop turns, as far as a frame carries them. */
  publish(published: readonly RoomChanges[]): void
  /** Sends what is queued at once: for the drain. */
  flush(): void
}

/**
 * Gathers what becomes ready in one turn of the event loop, so that the changes of a room that one commit brought
 * leave as one frame. `setImmediate` runs right after the callbacks of this turn: a lone change waits for nothing.
 *
 * A room sends one frame a turn: what does not fit goes on in the next one, so that a burst of long messages gives its
 * readers time to read.
 *
 * Handlers may resolve in another order than their commits, and repeats publish what they repeat, so the changes of a
 * room are sorted by rev here, each once. Revs of two epochs do not compare, so they never share a frame.
 *
 * @param sent called when a turn's frames are with their sockets
 */
export function createTickPublisher(
  send: (changed: RoomChanges & { changes: Change[] }) => void,
  sent: () => void = () => {},
): TickPublisher {
  let queued = new Map<string, { roomId: string; epoch: string; changes: Change[] }>()
  let scheduled: NodeJS.Immediate | null = null

  function sendFrames(): void {
    if (scheduled !== null) clearImmediate(scheduled)
    scheduled = null
    const rooms = queued
    queued = new Map()
    for (const [key, room] of rooms) {
      const changes = inRevOrder(room.changes)
      const frame = firstFrame(changes)
      const rest = changes.slice(frame.length)
      if (rest.length > 0) queued.set(key, { ...room, changes: rest })
      send({ ...room, changes: frame })
    }
    sent()
    if (queued.size > 0) scheduled ??= setImmediate(sendFrames)
  }

  return {
    publish(published) {
      for (const { roomId, epoch, changes } of published) {
        if (changes.length === 0) continue
        const key = roomId + epoch
        const waiting = queued.get(key)
        if (waiting === undefined) queued.set(key, { roomId, epoch, changes: [...changes] })
        else waiting.changes.push(...changes)
      }
      if (queued.size > 0) scheduled ??= setImmediate(sendFrames)
    },
    flush() {
      while (queued.size > 0) sendFrames()
    },
  }
}

function inRevOrder(changes: Change[]): Change[] {
  if (changes.length === 1) return changes
  return changes.sort((one, other) => one.rev - other.rev).filter(({ rev }, index) => rev !== changes[index - 1]?.rev)
}
