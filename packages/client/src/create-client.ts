import { type ErrorCode, Refusal } from '@parley/protocol'
import { Acts } from './acts/acts.ts'
import type { ConnectionState, ParleyClient } from './api.ts'
import { Cache } from './cache/cache.ts'
import { restore } from './cache/restore.ts'
import { systemClock } from './clock/clock.ts'
import { Pauses } from './clock/pauses.ts'
import { callWhenOnline } from './connection/call.ts'
import { Connection } from './connection/connection.ts'
import type { Request } from './connection/requests.ts'
import { News } from './news/news.ts'
import type { ClientOptions } from './options.ts'
import { newId } from './outbox/new-id.ts'
import { Outbox } from './outbox/outbox.ts'
import { People } from './people/people.ts'
import { Personal } from './personal/personal.ts'
import { ReadPositions } from './read-positions/read-positions.ts'
import { Rooms } from './rooms/rooms.ts'
import { memoryStorage } from './storage/memory.ts'
import { unfailing } from './storage/unfailing.ts'
import { Batch } from './stores/batch.ts'
import { Cell } from './stores/cell.ts'
import { answerLearner } from './sync/answers.ts'
import { Changes } from './sync/changes.ts'
import { Events } from './sync/events.ts'
import { Gaps } from './sync/gaps.ts'
import { Hello } from './sync/hello.ts'
import { Strays } from './sync/strays.ts'
import { FollowedThreads } from './threads/followed-threads.ts'
import { Past } from './timelines/past.ts'
import { Timelines } from './timelines/timelines.ts'
import { Workspace } from './workspace/workspace.ts'

/** How often acts that a closed tab left behind are looked for. */
const ADOPT_EVERY_MS = 30_000

/** Makes a client for one person. It does nothing on the network before `connect`. */
export function createClient(options: ClientOptions): ParleyClient {
  const { transport, ticket, seed, client } = options
  const { clock = systemClock, random = Math.random, createId = newId, log = () => {} } = options
  const storage = unfailing(options.storage ?? memoryStorage(), clock, log)
  const owner = createId()
  const batch = new Batch(options.schedule)
  const news = new News()

  // The link may be used: hello is answered on it, and it is not lost.
  let isLive = false
  const isOnline = () => isLive
  const request: Request = (name, input) => connection.request(name, input)
  const doubt = () => hello.again()
  const pauses = new Pauses(clock)
  const base = { clock, pauses, random, request, isOnline, log, batch, news, doubt }

  const workspace = new Workspace(batch)
  const people = new People(batch, request, options.erasedName)
  const rooms = new Rooms(batch)
  const cache: Cache = new Cache({
    storage,
    clock,
    workspace,
    rooms,
    people,
    timeline: (id) => timelines.peek(id),
    personal: () => personal.toCached(),
  })
  const personal: Personal = new Personal({ ...base, workspace, storage, touch: () => cache.touchPersonal() })
  const threads: FollowedThreads = new FollowedThreads({
    ...base,
    workspace,
    personal,
    isIn: (roomId) => rooms.get(roomId) !== undefined,
    find: (roomId, seq) => timelines.find(roomId, seq),
  })
  const known = { ...base, personal, workspace, people, rooms, threads, cache }
  const outbox: Outbox = new Outbox({
    ...base,
    storage,
    owner,
    limits: () => workspace.current?.limits ?? null,
    changed: (roomId, entries) => timelines.setEntries(roomId, entries),
    isCommitted: (roomId, key) => timelines.hasRow(roomId, key),
    committed(roomId, { message, notInRoom }) {
      changes.acked(roomId, message)
      if (notInRoom) news.tell('calledOutside', { roomId, message, personIds: notInRoom })
    },
    done: (entry) => hello.sent(entry),
    slowed: (roomId, ms) => rooms.slowed(roomId, ms, clock.now()),
    dropped: ({ roomId, kind }, reason) => news.tell('actRefused', { roomId, kind, reason }),
  })
  const timelines: Timelines = new Timelines({
    ...known,
    entries: (roomId) => outbox.entries(roomId),
    changes: () => changes,
    gaps: () => gaps,
  })
  const past = new Past({ ...known, timelines })
  const readPositions = new ReadPositions({ ...known, timeline: (id) => timelines.get(id) })
  const changes: Changes = new Changes({
    ...known,
    timelines,
    outbox,
    gap: (room) => gaps.soon(room),
    count: (room) => readPositions.tell(room),
  })
  const gaps: Gaps = new Gaps({ ...known, changes })
  const acts = new Acts({ clock, createId, workspace, timelines, outbox })

  const strays = new Strays(clock)
  const hello: Hello = new Hello({
    ...known,
    timelines,
    outbox,
    readPositions,
    changes,
    gaps,
    strays,
    answered() {
      isLive = connection.state.status === 'syncing'
      if (!isLive) return false
      pauses.wakeAll()
      people.connected(timelines.authorIds())
      return true
    },
    replaced: () => ended({ code: 'UNAUTHENTICATED' }),
  })
  const learn = answerLearner({ ...known, changes, readPositions, hello })
  const ended = ({ code, until }: { code: ErrorCode; until?: string | undefined }) =>
    connection.end(new Refusal(code, until === undefined ? {} : { until }))
  const events = new Events({ ...known, changes, readPositions, hello, strays, ended })

  const connectionStore = new Cell<ConnectionState>(batch, { status: 'idle' }, () => connection.state)
  const connection: Connection = new Connection({
    transport,
    ticket,
    client,
    clock,
    random,
    log,
    received: (event, payload) => events.receive(event, payload),
    async hello() {
      events.hold()
      await restored
      await hello.say()
      events.release()
    },
    helloAhead: (request) => hello.ahead(request),
    changed(state) {
      if (state.status !== 'online') isLive = false
      connectionStore.invalidate()
      if (state.status === 'online') outbox.connected()
    },
  })

  if (seed) {
    people.recall(seed.people ?? [])
    personal.recall(seed.personal ?? [])
    void hello.take(seed.bootstrap)
    const room = seed.timeline && rooms.get(seed.timeline.roomId)
    if (room && seed.timeline) timelines.seed(room, seed.timeline)
  }
  const takeIn = () => restore({ storage, owner, workspace, hello, outbox, personal, cache })
  const restored = options.ready ? options.ready.then(takeIn) : takeIn()
  const adoptLater = () => {
    if (connection.state.status === 'ended') return
    stopAdopting = clock.after(ADOPT_EVERY_MS, () => void outbox.adopt().then(adoptLater))
  }
  let stopAdopting = () => {}
  const stop = () => {
    stopAdopting()
    connection.end(null)
    outbox.stop()
    pauses.wakeAll()
  }

  return {
    connection: connectionStore,
    bootstrap: workspace.store,
    rooms: rooms.store,
    people: people.store,
    personal: personal.store,
    personalIsComplete: personal.isComplete,
    personalIsTold: personal.isTold,
    outboxSize: outbox.size,
    timeline: (roomId) => timelines.get(roomId).store,
    past: (roomId) => timelines.get(roomId, 'past').store,
    thread: (roomId, root) => timelines.get(roomId, root).store,
    threads: threads.store,
    connect() {
      if (connection.state.status === 'idle') adoptLater()
      connection.connect()
    },
    async close() {
      stop()
      await restored
      await cache.flush()
      cache.stop()
      await storage.close()
    },
    retryNow: () => connection.retryNow(),
    resync() {
      connection.retryNow()
      if (isLive) hello.again()
    },
    async forget() {
      stop()
      cache.stop()
      await restored
      await storage.clear()
      await storage.close()
    },
    async call(name, input) {
      const output = await callWhenOnline({ connection: connectionStore, clock, request }, name, input)
      learn(name, input, output)
      return output
    },
    send: (roomId, body, options = {}) => acts.send(roomId, body, options),
    edit: (roomId, seq, body, files) => acts.edit(roomId, seq, body, files),
    delete: (roomId, seq) => acts.delete(roomId, seq),
    react: (roomId, seq, emoji, on) => acts.react(roomId, seq, emoji, on),
    pin: (roomId, seq, on) => acts.pin(roomId, seq, on),
    retry: (roomId, key) => acts.retry(roomId, key),
    discard: (roomId, key) => outbox.discard(roomId, key),
    keep: (items) => personal.keep(items),
    open: (roomId, thread) => timelines.open(roomId, thread),
    loadOlder: (roomId, which) => timelines.loadOlder(roomId, which),
    openPast: (roomId, seq) => past.open(roomId, seq),
    loadNewer: (roomId) => past.loadNewer(roomId),
    partPast: (roomId, to) => past.part(roomId, to),
    closePast: (roomId) => past.close(roomId),
    rest: (roomId, thread) => timelines.rest(roomId, thread),
    advanceRead: (roomId, seq) => readPositions.advance(roomId, seq),
    markUnread: (roomId, seq) => readPositions.rewind(roomId, seq),
    on: (event, listener) => news.on(event, listener),
  }
}
