import type { Bootstrap, Person } from '@parley/protocol'
import type { Clock } from '../clock/clock.ts'
import type { People } from '../people/people.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { CachedPersonal, CachedTimeline, ClientStorage } from '../storage/storage.ts'
import { namedInLine } from '../timelines/lines.ts'
import type { Timeline } from '../timelines/timeline.ts'
import type { Workspace } from '../workspace/workspace.ts'

const WRITE_AFTER_MS = 1_000
/** Newest rows kept of a room: a few screens. */
const MOST_ROWS = 200

export interface CacheNeeds {
  readonly storage: ClientStorage
  readonly clock: Clock
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly people: People
  readonly timeline: (roomId: string) => Timeline | undefined
  readonly personal: () => CachedPersonal | null
}

/** Writes what is known to the storage, a moment after it changed. It may lag behind or be lost: it is never the truth. */
export class Cache {
  readonly #needs: CacheNeeds
  readonly #changed = new Set<string>()
  #personalChanged = false
  #cancel: (() => void) | null = null
  #stopped = false

  constructor(needs: CacheNeeds) {
    this.#needs = needs
  }

  /** Something of the room, or of the workspace, changed. */
  touch(roomId?: string): void {
    if (this.#stopped) return
    if (roomId !== undefined) this.#changed.add(roomId)
    this.#cancel ??= this.#needs.clock.after(WRITE_AFTER_MS, () => void this.flush())
  }

  touchPersonal(): void {
    this.#personalChanged = true
    this.touch()
  }

  readBootstrap(): Promise<Bootstrap | null> {
    return this.#needs.storage.readBootstrap()
  }

  /** The room's rows, if they are of this epoch. */
  async readTimeline(roomId: string): Promise<CachedTimeline | null> {
    const cached = await this.#needs.storage.readTimeline(roomId)
    return cached?.epoch === this.#needs.workspace.epoch ? cached : null
  }

  async flush(): Promise<void> {
    this.#cancel?.()
    this.#cancel = null
    const { storage, workspace, rooms } = this.#needs
    const { current } = workspace
    if (!current || this.#stopped) return
    const roomIds = [...this.#changed]
    this.#changed.clear()
    const writes = roomIds.map((roomId) => {
      const timeline = this.#timelineOf(roomId)
      if (timeline) return storage.writeTimeline(timeline)
      return rooms.get(roomId) ? null : storage.deleteTimeline(roomId)
    })
    writes.push(storage.writeBootstrap({ ...current, rooms: rooms.all().map((room) => room.toJoined()) }))
    const personal = this.#personalChanged ? this.#needs.personal() : null
    this.#personalChanged = false
    if (personal) writes.push(storage.writePersonal(personal))
    await Promise.all(writes)
  }

  async drop(): Promise<void> {
    this.#changed.clear()
    await this.#needs.storage.dropCache()
  }

  /** Nothing is written any more. */
  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  #timelineOf(roomId: string): CachedTimeline | null {
    const { workspace, rooms, people, timeline: timelineOf } = this.#needs
    const room = rooms.get(roomId)
    const timeline = timelineOf(roomId)
    if (!room || timeline?.load !== 'ready') return null
    const messages = timeline.newest(MOST_ROWS, room.rev)
    const oldest = messages[0]
    if (!oldest && timeline.hasOlder) return null
    const hasOlder = timeline.hasOlder || (oldest !== undefined && oldest.seq > (timeline.oldestSeq ?? 0))
    const from = hasOlder ? (oldest?.seq ?? 0) : 0
    const lines = timeline.lines.filter(({ rev }) => rev > from && rev <= room.rev)
    const named = new Set([...messages.map(({ authorId }) => authorId), ...lines.flatMap(namedInLine)])
    return {
      roomId,
      epoch: workspace.epoch,
      rev: room.rev,
      messages,
      lines,
      people: [...named].map((id) => people.get(id)).filter((person): person is Person => person !== undefined),
      hasOlder,
    }
  }
}
