import type { RoomEntry } from '../api.ts'
import type { Batch } from '../stores/batch.ts'
import { Cell } from '../stores/cell.ts'
import type { RoomState } from './room-state.ts'

/** The joined rooms. The one in which a person keeps things for themselves is no room to be shown. */
export class Rooms {
  readonly store: Cell<readonly RoomEntry[]>
  readonly #rooms = new Map<string, RoomState>()
  /** By name; kept until a room comes, goes or is renamed. */
  #sorted: readonly RoomState[] | null = null

  constructor(batch: Batch) {
    this.store = new Cell<readonly RoomEntry[]>(batch, [], (previous) => this.#snapshot(previous))
  }

  get(roomId: string): RoomState | undefined {
    return this.#rooms.get(roomId)
  }

  all(): RoomState[] {
    return [...this.#rooms.values()]
  }

  add(room: RoomState): void {
    this.#rooms.set(room.id, room)
    this.reorder()
  }

  remove(roomId: string): boolean {
    const removed = this.#rooms.delete(roomId)
    if (removed) this.reorder()
    return removed
  }

  /** A name may have changed. */
  reorder(): void {
    this.#sorted = null
    this.store.invalidate()
  }

  /** Something in this room's entry changed. */
  changed(room: RoomState): void {
    room.changed()
    this.store.invalidate()
  }

  /** The server refused a message of the person, who may not write in the room for so many milliseconds. */
  slowed(roomId: string, ms: number, now: number): void {
    const room = this.#rooms.get(roomId)
    if (room === undefined) return
    room.slowed(ms, now)
    this.changed(room)
  }

  #snapshot(previous: readonly RoomEntry[]): readonly RoomEntry[] {
    const before = new Map(previous.map((entry) => [entry.room.id, entry]))
    const entryOf = (room: RoomState) => room.entry(before.get(room.id))
    this.#sorted ??= [...this.#rooms.values()]
      .filter(({ isOwn }) => !isOwn)
      .sort((a, b) => byName(entryOf(a), entryOf(b)))
    const next = this.#sorted.map(entryOf)
    return next.length === previous.length && next.every((entry, index) => entry === previous[index]) ? previous : next
  }
}

/** By code units: the same on every server and in every browser, whatever their languages. A screen sorts by its own. */
function byName(a: RoomEntry, b: RoomEntry): number {
  if (a.room.name !== b.room.name) return a.room.name < b.room.name ? -1 : 1
  return a.room.id < b.room.id ? -1 : 1
}
