import { Refusal } from '@parley/protocol'
import type { People } from '../people/people.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Timeline } from './timeline.ts'
import type { Timelines } from './timelines.ts'

const FIRST_PAGE_ROWS = 50
const PAGE_ROWS = 100

export interface PastNeeds {
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly people: People
  readonly timelines: Timelines
}

/**
 * Looks into the past of rooms: a window around some message, for which nothing between it and the newest rows has to
 * be loaded. Changes reach it as they reach the room's own window; where the two meet, they become one.
 */
export class Past {
  readonly #needs: PastNeeds

  constructor(needs: PastNeeds) {
    this.#needs = needs
  }

  /** Loads the rows around a seq, whatever was looked at before. What goes wrong is in the snapshot. */
  async open(roomId: string, seq: number): Promise<void> {
    const { timelines, rooms, people, workspace } = this.#needs
    const past = timelines.get(roomId, 'past')
    const room = rooms.get(roomId)
    past.reset()
    if (!room) return
    past.setLoading('loading')
    const { generation } = past
    try {
      const [older, newer] = await Promise.all([
        timelines.page(past, { before: seq + 1, limit: FIRST_PAGE_ROWS }),
        timelines.page(past, { after: seq, limit: FIRST_PAGE_ROWS }),
      ])
      if (past.generation !== generation) return
      people.learn([...older.people, ...newer.people])
      const messages = [...older.messages, ...newer.messages]
      past.install(messages, older.more, workspace.personId, [...(older.lines ?? []), ...(newer.lines ?? [])])
      timelines.took(room, messages, Math.min(older.head, newer.head))
      await this.#meet(past, newer.more)
    } catch (error) {
      if (past.generation !== generation) return
      past.setLoading('empty', error instanceof Refusal ? error : new Refusal('UNAVAILABLE'))
      timelines.doubt(error)
    }
  }

  /** Loads one page below the newest row that is looked at. */
  async loadNewer(roomId: string): Promise<void> {
    const { timelines, rooms, people, workspace } = this.#needs
    const past = timelines.get(roomId, 'past')
    const room = rooms.get(roomId)
    if (!room || past.load !== 'ready' || past.loadingNewer) return
    const { generation, to } = past
    past.setPaging('newer', true)
    try {
      const page = await timelines.page(past, { after: to, limit: PAGE_ROWS })
      if (past.generation !== generation) return
      past.setPaging('newer', false)
      // Older rows came meanwhile, and the newest ones went: it would leave a hole.
      if (past.to !== to) return
      people.learn(page.people)
      past.append(page.messages, workspace.personId, page.lines)
      timelines.took(room, page.messages, page.head)
      await this.#meet(past, page.more)
    } catch (error) {
      if (past.generation !== generation) return
      past.setPaging('newer', false, error instanceof Refusal ? error : new Refusal('UNAVAILABLE'))
      timelines.doubt(error)
    }
  }

  /** The screen is far from the newest rows: what lies above `to` is let go, and the rest looked at as the past. */
  part(roomId: string, to: number): void {
    const { timelines, workspace } = this.#needs
    const own = timelines.get(roomId)
    if (own.load !== 'ready' || own.loadingOlder) return
    const kept = [...own.newestFirst()].filter(({ seq }) => seq <= to).toReversed()
    if (kept.length === 0) return
    const past = timelines.get(roomId, 'past')
    past.reset()
    past.install(kept, own.hasOlder, workspace.personId, own.lines)
    own.rest()
  }

  /** Back to the newest rows. */
  close(roomId: string): void {
    this.#needs.timelines.get(roomId, 'past').reset()
  }

  async #meet(past: Timeline, more: boolean): Promise<void> {
    const { timelines, workspace } = this.#needs
    const { generation } = past
    const own = timelines.get(past.roomId)
    if (!more && own.load !== 'ready') await timelines.open(past.roomId)
    if (past.generation !== generation || own.load !== 'ready' || own.loadingOlder) return
    // Also where nothing was newer: while the room's own rows came, more may have been written than they hold.
    if (past.to < own.from) return
    own.prepend([...past.newestFirst()].toReversed(), past.hasOlder, workspace.personId, past.lines)
    past.reset()
  }
}
