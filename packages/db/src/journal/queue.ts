import type { AppendCommand, AppendResult } from './command.ts'

/** A command that waits for its commit. */
export interface Waiting {
  readonly command: AppendCommand
  resolve(result: AppendResult): void
  reject(error: unknown): void
}

export interface Queue {
  readonly size: { readonly waiting: number; readonly waitingBytes: number }
  /** False when the queue is full. */
  add(waiting: Waiting): boolean
  /**
   * Takes commands of idle rooms up to these bounds, the room that has waited longest first, and marks these rooms as
   * busy until `release`. A command that is over the bound by itself goes alone. Empty when nothing can go now.
   */
  takeBatch(most: Amount): Waiting[]
  /** The rooms of a batch are idle again. */
  release(batch: readonly Waiting[]): void
  /** The room of this batch holds others up: its next batches hold nothing else, until one of them succeeds. */
  keepApart(batch: readonly Waiting[]): void
  keepTogether(batch: readonly Waiting[]): void
  /** Empties the queue. */
  takeAll(): Waiting[]
}

export interface Amount {
  readonly commands: number
  /** Of the bodies, as UTF-8. */
  readonly bytes: number
}

/** Commands by room, in the order of their arrival. */
export function createQueue(bounds: Amount): Queue {
  /** Insertion order is the order in which rooms are served: a room that has more to say goes to the end. */
  const rooms = new Map<string, Waiting[]>()
  const busy = new Set<string>()
  const apart = new Set<string>()
  let commands = 0
  let bytes = 0

  const count = (taken: readonly Waiting[], sign: 1 | -1) => {
    for (const waiting of taken) {
      commands += sign
      bytes += sign * bytesOf(waiting)
    }
  }

  return {
    get size() {
      return { waiting: commands, waitingBytes: bytes }
    },
    add(waiting) {
      if (commands >= bounds.commands || bytes >= bounds.bytes) return false
      count([waiting], 1)
      const { roomId } = waiting.command
      const room = rooms.get(roomId)
      if (room) room.push(waiting)
      else rooms.set(roomId, [waiting])
      return true
    },
    takeBatch(most) {
      const batch: Waiting[] = []
      let left = most.bytes
      const fits = (waiting: Waiting | undefined): boolean =>
        waiting !== undefined && batch.length < most.commands && (batch.length === 0 || bytesOf(waiting) <= left)
      for (const [roomId, room] of [...rooms]) {
        if (busy.has(roomId) || (apart.has(roomId) && batch.length > 0)) continue
        if (!fits(room[0])) break
        const firstLeft = room.findIndex((waiting) => {
          if (!fits(waiting)) return true
          left -= bytesOf(waiting)
          batch.push(waiting)
          return false
        })
        room.splice(0, firstLeft === -1 ? room.length : firstLeft)
        busy.add(roomId)
        rooms.delete(roomId)
        if (room.length > 0) rooms.set(roomId, room)
        if (apart.has(roomId)) break
      }
      count(batch, -1)
      return batch
    },
    release(batch) {
      for (const { command } of batch) busy.delete(command.roomId)
    },
    keepApart(batch) {
      for (const { command } of batch) apart.add(command.roomId)
    },
    keepTogether(batch) {
      if (apart.size > 0) for (const { command } of batch) apart.delete(command.roomId)
    },
    takeAll() {
      const all = [...rooms.values()].flat()
      rooms.clear()
      count(all, -1)
      return all
    },
  }
}

function bytesOf({ command }: Waiting): number {
  return Buffer.byteLength(command.body)
}
