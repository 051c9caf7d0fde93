import fc from 'fast-check'
import type { ParleyClient, TimelineRow } from '../api.ts'
import { Checker } from './checker.ts'
import { FAIR, type Weather } from './network.ts'
import type { SimulatedRoom, SimulatedServer } from './server.ts'
import { type Device, World } from './world.ts'

/** One thing that happens. `pick` chooses among what there is when it happens. */
export interface Step {
  readonly kind: (typeof KINDS)[number]
  readonly device: number
  readonly room: number
  readonly pick: number
}

const ACTS = [
  'send',
  'send',
  'send',
  'call',
  'reply',
  'reply',
  'thread',
  'follow',
  'edit',
  'delete',
  'react',
  'react',
  'pin',
  'unread',
  'read',
  'read',
  'keep',
  'keep',
  'block',
  'older',
  'newer',
  'past',
  'part',
  'open',
  'leave',
  'join',
  'clear',
] as const
const MISHAPS = ['cut', 'drain', 'reload', 'freeze', 'thaw', 'storm', 'calm', 'wait', 'wait', 'resync'] as const
const KINDS = [...ACTS, ...MISHAPS] as const

function stepsOf(kinds: readonly Step['kind'][], most: number): fc.Arbitrary<Step[]> {
  const step = fc.record({
    kind: fc.constantFrom(...kinds),
    device: fc.nat(3),
    room: fc.nat(1),
    pick: fc.nat(1000),
  })
  return fc.array(step, { minLength: 5, maxLength: most, size: 'max' })
}

/**
 * First anything may go wrong. Then packets are only late, doubled and out of order, and no new hello sets right what
 * was counted wrongly: all that is known at the end was derived step by step.
 */
export interface Story {
  readonly wild: readonly Step[]
  readonly late: readonly Step[]
  /** Of the network. */
  readonly seed: number
}

export const stories: fc.Arbitrary<Story> = fc.record({
  wild: stepsOf(KINDS, 50),
  late: stepsOf(ACTS, 50),
  seed: fc.integer(),
})

const LATE: Weather = { loss: 0, duplication: 0.2, delayMs: [1, 250] }

export interface Outcome {
  readonly faults: readonly string[]
  readonly sent: number
  readonly failed: number
}

/** Plays a story, and says what is wrong at its end or was on the way. */
export async function play(
  { wild, late, seed }: Story,
  breakServer: (server: SimulatedServer) => void = () => {},
): Promise<Outcome> {
  const world = new World(seed)
  breakServer(world.server)
  const [ann, bo, cy] = [world.person('ann'), world.person('bo'), world.person('cy')]
  const rooms = [world.room('alpha', ann, bo, cy), world.room('beta', ann, bo, cy)]
  const devices = [ann, ann, bo, cy].map((person) => world.device(person))
  const checker = new Checker(world, rooms)
  const sent: Sent[] = []
  for (const device of devices) {
    checker.watch(device)
    device.client.connect()
  }
  await world.wait(100)
  // One of the two rooms is open from the start; the other one may be opened late.
  for (const device of devices) void device.client.open(rooms[0]?.id ?? '')
  for (const step of wild) {
    act(step, world.server, devices, rooms, sent, checker)
    await world.wait(step.kind === 'wait' ? step.pick * 30 : step.pick % 40)
  }
  await heal(world, devices)
  for (const { network } of devices) network.weather = LATE
  for (const step of late) {
    act(step, world.server, devices, rooms, sent, checker)
    await world.wait(step.pick % 60)
  }
  for (const { network } of devices) network.weather = FAIR
  await world.wait(60_000)
  await loadAll(world, devices, rooms)
  for (const device of devices) checker.compare(device)
  const failed = checkSends(world, sent, checker)
  return { faults: checker.faults, sent: sent.length, failed }
}

interface Sent {
  readonly room: SimulatedRoom
  readonly body: string
  readonly key: string
  readonly device: Device
}

function act(
  { kind, device: at, room: which, pick }: Step,
  server: SimulatedServer,
  devices: readonly Device[],
  rooms: readonly SimulatedRoom[],
  sent: Sent[],
  checker: Checker,
): void {
  const device = devices[at]
  const room = rooms[which]
  if (!device || !room) return
  const { client, network } = device
  const inRoom = client.timeline(room.id).getSnapshot().rows
  const root = seqOf(inRoom, pick % 4)
  // Threads are opened while there is a network, and while there is none.
  const rows = [...inRoom, ...client.thread(room.id, root).getSnapshot().rows]
  const own = rows.filter((row) => row.state === 'sent' && row.message.authorId === device.person.id)
  const body = `${sent.length} by ${device.person.handle}`
  if (kind === 'send') sent.push({ room, body, key: client.send(room.id, body), device })
  else if (kind === 'call') {
    const called = `${body} @${['ann', 'bo', 'all', 'here'][pick % 4]}`
    sent.push({ room, body: called, key: client.send(room.id, called), device })
  } else if (kind === 'reply') {
    const options = { threadOf: root, ...(pick % 3 === 0 && { alsoInRoom: true }) }
    sent.push({ room, body, key: client.send(room.id, body, options), device })
  } else if (kind === 'follow') {
    const newest = seqOf(client.thread(room.id, root).getSnapshot().rows, pick)
    const key = `thread:${room.id}:${root}`
    const before = client.personal.getSnapshot().get(key) as { readSeq?: number } | undefined
    // Read on, or taken back, as one undoes that all was marked as read.
    const readSeq = pick % 7 === 6 ? newest : Math.max(before?.readSeq ?? 0, newest)
    const value = { ...before, ...(pick % 2 === 0 ? { readSeq } : { following: pick % 3 === 0 }) }
    client.keep([{ key, value: pick % 11 === 10 ? null : value }])
  } else if (kind === 'thread') {
    checker.watchThread(device, room, root)
    void client.open(room.id, root)
  } else if (kind === 'edit') {
    client.edit(room.id, seqOf(own, pick), `${body}, edited${['', ' @bo', ' @here'][pick % 3]}`)
  } else if (kind === 'react') client.react(room.id, seqOf(rows, pick), ['👍', '🎉'][pick % 2] ?? '', pick % 3 > 0)
  else if (kind === 'pin') client.pin(room.id, seqOf(rows, pick), pick % 3 > 0)
  else if (kind === 'unread') client.markUnread(room.id, seqOf(inRoom, pick))
  else if (kind === 'delete') client.delete(room.id, seqOf(own, pick))
  else if (kind === 'read') client.advanceRead(room.id, seqOf(inRoom, pick))
  else if (kind === 'keep') {
    const value = pick % 4 === 0 ? null : { value: sent.length * 1000 + pick }
    client.keep([{ key: `setting:${pick % 3}`, value }])
    // Whole words of what is said: what a word is, is for the protocol to test.
    if (pick % 5 === 0) {
      const words = [['by ann'], ['by bo', 'edited'], []][pick % 3] ?? []
      client.keep([{ key: 'setting:keywords', value: words.length > 0 ? { value: words } : null }])
    }
  } else if (kind === 'block') {
    const other = devices[pick % devices.length]?.person ?? device.person
    const value = pick % 3 > 0 ? { at: `${sent.length}` } : null
    if (other !== device.person) client.keep([{ key: `block:${other.id}`, value }])
  } else if (kind === 'older') void client.loadOlder(room.id, ([root, undefined, 'past'] as const)[pick % 3])
  else if (kind === 'newer') void client.loadNewer(room.id)
  else if (kind === 'past') void client.openPast(room.id, 1 + (pick % Math.max(1, room.rev)))
  else if (kind === 'part') client.partPast(room.id, 1 + (pick % Math.max(1, room.rev)))
  else if (kind === 'open') void client.open(room.id)
  else if (kind === 'leave') void client.call('room.leave', { roomId: room.id }).catch(() => {})
  else if (kind === 'join') void client.call('room.join', { roomId: room.id }).catch(() => {})
  else if (kind === 'clear') server.clear(room, pick % (room.rev + 1))
  else if (kind === 'resync') client.resync()
  else if (kind === 'cut') network.cut()
  else if (kind === 'drain') network.drain(pick * 5)
  else if (kind === 'freeze') network.isFrozen = true
  else if (kind === 'thaw') network.isFrozen = false
  else if (kind === 'calm') network.weather = FAIR
  else if (kind === 'storm') {
    network.weather = { loss: (pick % 5) / 10, duplication: (pick % 3) / 5, delayMs: [1, 1 + (pick % 7) * 100] }
  } else if (kind === 'reload') {
    device.reload()
    checker.watch(device)
  }
}

/** The network is good again, and what was lost without a trace is asked for. */
async function heal(world: World, devices: readonly Device[]): Promise<void> {
  for (const { network } of devices) {
    network.weather = FAIR
    network.isFrozen = false
  }
  await world.wait(60_000)
  for (const { client } of devices) client.resync()
  await world.wait(10_000)
}

async function loadAll(world: World, devices: readonly Device[], rooms: readonly SimulatedRoom[]): Promise<void> {
  for (const { client } of devices) {
    for (const room of rooms) {
      await loadWhole(world, client, room.id)
      const roots = new Set(world.server.messages(room).flatMap(({ threadOf }) => threadOf ?? []))
      for (const root of roots) await loadWhole(world, client, room.id, root)
    }
  }
  await world.wait(1_000)
}

async function loadWhole(world: World, client: ParleyClient, roomId: string, thread?: number): Promise<void> {
  void client.open(roomId, thread)
  await world.wait(200)
  const store = thread === undefined ? client.timeline(roomId) : client.thread(roomId, thread)
  while (store.getSnapshot().hasOlder) {
    void client.loadOlder(roomId, thread)
    await world.wait(200)
  }
}

/** I10 and I3: each send is one row on the server, or failed where its author sees it. */
function checkSends(world: World, sent: readonly Sent[], checker: Checker): number {
  let failed = 0
  for (const { room, body, key, device } of sent) {
    const rows = world.server.messages(room).filter((message) => message.clientId === key)
    const row = device.client
      .timeline(room.id)
      .getSnapshot()
      .rows.find((held) => held.key === key && held.state === 'failed')
    if (row) failed += 1
    if (rows.length > 1) checker.faults.push(`I3 ${body} is ${rows.length} messages`)
    if (rows.length === 0 && !row) checker.faults.push(`I10 ${body} vanished`)
  }
  return failed
}

function seqOf(rows: readonly TimelineRow[], pick: number): number {
  const row = rows[pick % Math.max(1, rows.length)]
  return row?.state === 'sent' ? row.message.seq : 1
}
