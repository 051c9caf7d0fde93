import type { TimelineRow, TimelineSnapshot } from '../api.ts'
import { isInRoom, linesBetween } from './pages.ts'
import type { SimulatedRoom } from './server.ts'
import { followedThreads } from './threads.ts'
import type { Device, World } from './world.ts'

/** What a reader of the protocol would call wrong, as sentences. It shares no code with the client. */
export class Checker {
  readonly faults: string[] = []
  readonly #world: World
  readonly #rooms: readonly SimulatedRoom[]

  constructor(world: World, rooms: readonly SimulatedRoom[]) {
    this.#world = world
    this.#rooms = rooms
  }

  /** Looks at everything that the device shows from now on. */
  watch(device: Device): void {
    for (const room of this.#rooms) {
      const store = device.client.timeline(room.id)
      const look = () => this.#look(`${device.person.handle} in ${room.name}`, store.getSnapshot())
      store.subscribe(look)
      look()
      const past = device.client.past(room.id)
      past.subscribe(() => this.#look(`${device.person.handle} in the past of ${room.name}`, past.getSnapshot()))
    }
    device.client.rooms.subscribe(() => {
      for (const entry of device.client.rooms.getSnapshot()) {
        if (entry.unread < 0 || entry.unread > 1000) this.faults.push(`unread is ${entry.unread}`)
      }
    })
  }

  /** Looks at what the device shows of a thread. */
  watchThread(device: Device, room: SimulatedRoom, root: number): void {
    const store = device.client.thread(room.id, root)
    store.subscribe(() => this.#look(`${device.person.handle} in ${room.name}, thread ${root}`, store.getSnapshot()))
  }

  /** Compares what a device holds with a fresh fetch. */
  compare(device: Device): void {
    const { client, person } = device
    const joined = this.#world.server.bootstrap(person.id).rooms
    const expected = joined
      .filter(({ room }) => room.kind !== 'self')
      .sort((a, b) => (a.room.name < b.room.name ? -1 : 1))
    const entries = client.rooms.getSnapshot()
    this.#same(
      `${person.handle}'s rooms`,
      // As of which rev the members are is how it is known, not what is so.
      entries.map(({ membersRev: _, ...entry }) => entry),
      expected.map((room) => ({
        room: room.room,
        role: room.role,
        memberCount: room.memberCount,
        head: room.head,
        lastSeq: room.lastSeq,
        readSeq: room.readSeq,
        unread: room.unread.count,
        mentions: room.unread.mentions ?? 0,
        named: room.unread.named ?? 0,
      })),
    )
    const kept = this.#world.server.kept(person.id).items.map(({ key, value }) => [key, value])
    this.#same(`what ${person.handle} keeps`, [...client.personal.getSnapshot()].sort(), kept.sort())
    const followed = followedThreads(this.#world.server, person.id)
      .map(({ roomId, root, lastSeq, readSeq }) => ({ roomId, root, lastSeq, readSeq, isUnread: lastSeq > readSeq }))
      .sort((a, b) => (a.roomId < b.roomId ? -1 : a.roomId > b.roomId ? 1 : a.root - b.root))
    const threads = [...client.threads.getSnapshot().values()]
    threads.sort((a, b) => (a.roomId < b.roomId ? -1 : a.roomId > b.roomId ? 1 : a.root - b.root))
    this.#same(`${person.handle}'s threads`, threads, followed)
    for (const { room } of expected) {
      const held = this.#rooms.find(({ id }) => id === room.id)
      const { rows, lines, load, hasOlder, rev } = client.timeline(room.id).getSnapshot()
      if (!held || load !== 'ready' || hasOlder) {
        this.faults.push(`${person.handle} has not loaded ${room.name}`)
        continue
      }
      const sent = rows.flatMap((row) => (row.state === 'sent' ? row.message : []))
      this.#same(`${person.handle}'s ${room.name}`, sent, this.#world.server.messages(held).filter(isInRoom))
      this.#same(
        `what ${person.handle} knows to have happened to ${room.name}`,
        lines,
        linesBetween(held, 0, held.rev + 1),
      )
      this.#compareThreads(device, held)
      this.#comparePast(device, held)
      this.#same(`${person.handle}'s rev of ${room.name}`, rev, held.rev)
      for (const row of rows) {
        if (row.state === 'pending' || (row.state === 'sent' && (row.marked || (row.pending && !row.pending.reason)))) {
          this.faults.push(`${person.handle} has an act in ${room.name} that never ended`)
        }
      }
    }
  }

  /** A look into the past is whole between its ends. */
  #comparePast({ client, person }: Device, room: SimulatedRoom): void {
    const { rows, lines, load } = client.past(room.id).getSnapshot()
    const held = rows.flatMap((row) => (row.state === 'sent' ? row.message : []))
    const [first, last] = [held[0]?.seq ?? 0, held.at(-1)?.seq ?? 0]
    const fresh = this.#world.server.messages(room).filter(({ seq }) => seq >= first && seq <= last)
    if (load !== 'ready') return
    this.#same(`${person.handle}'s past of ${room.name}`, held, fresh.filter(isInRoom))
    const inside = lines.filter(({ rev }) => rev > first)
    this.#same(`${person.handle}'s lines in the past of ${room.name}`, inside, linesBetween(room, first, last))
  }

  #compareThreads({ client, person }: Device, room: SimulatedRoom): void {
    const messages = this.#world.server.messages(room)
    for (const root of messages.filter(({ threadOf }) => threadOf === undefined)) {
      const { rows, load, thread, hasOlder } = client.thread(room.id, root.seq).getSnapshot()
      const replies = messages.filter(({ threadOf }) => threadOf === root.seq)
      if (load !== 'ready' || hasOlder) {
        if (replies.length > 0) this.faults.push(`${person.handle} has not loaded thread ${root.seq} of ${room.name}`)
        continue
      }
      const held = rows.flatMap((row) => (row.state === 'sent' ? row.message : []))
      this.#same(
        `${person.handle}'s thread ${root.seq} of ${room.name}`,
        [thread?.root?.message, ...held],
        [root, ...replies],
      )
    }
  }

  #look(where: string, { rows, lines }: TimelineSnapshot): void {
    const places = lines.map(({ rev }) => rev)
    if (places.some((rev, index) => rev <= (places[index - 1] ?? 0)))
      this.faults.push(`I2 I6 ${where}: lines at ${places}`)
    let last = 0
    let isTail = false
    for (const row of rows) {
      if (row.state !== 'sent') {
        isTail = true
        continue
      }
      if (row.message.seq <= last || isTail) this.faults.push(`I2 ${where}: ${row.message.seq} after ${last}`)
      last = row.message.seq
      if (!this.#world.server.committed.has(JSON.stringify(row.message))) {
        this.faults.push(`I11 ${where}: ${row.message.seq} was never committed like this`)
      }
    }
    const keys = rows.map((row: TimelineRow) => row.key)
    if (new Set(keys).size < keys.length) this.faults.push(`I6 ${where}: a message is shown twice`)
  }

  #same(what: string, held: unknown, fresh: unknown): void {
    const [is, should] = [JSON.stringify(held), JSON.stringify(fresh)]
    if (is !== should) this.faults.push(`I7 ${what}:\n  holds ${is}\n  fresh ${should}`)
  }
}
