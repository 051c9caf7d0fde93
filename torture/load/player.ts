import { createClient, type ParleyClient, type TimelineRow } from '@parley/client'
import { socketIoTransport } from '@parley/client/socket-io'
import { bodyOf, longBodyOf, tokenOf } from '../bodies/body.ts'
import type { LogWriter } from '../logs/write-log.ts'
import type { Setting } from '../people/setting.ts'
import { signTicket } from '../people/sign-ticket.ts'
import { pick } from '../random/seeded.ts'
import { compareScreens } from './screen.ts'
import { tapTransport, type WireAct } from './tapped-transport.ts'

/** One person at one client: acts when told to, and writes down what is sent, answered and shown. */
export interface Player {
  readonly person: number
  readonly rooms: readonly number[]
  readonly isOnline: boolean
  readonly hasArrived: boolean
  readonly waiting: number
  send(room: number, isLong?: boolean): void
  /** Edits or deletes one of the last own messages; sends where there is none. */
  change(room: number, kind: 'edit' | 'delete'): void
  /** Reads up to the newest row of a room. */
  read(room: number): void
  drop(): void
  /** Loads everything above the windows and writes the last lines. */
  finish(): Promise<void>
}

export interface PlayerNeeds {
  readonly setting: Setting
  readonly person: number
  /** What the log calls this client: a person may have two. */
  readonly device: number
  readonly url: string
  readonly ticketKey: string
  readonly log: LogWriter
  readonly random: () => number
  readonly counts: Counts
}

/** Over all players of a process. */
export interface Counts {
  sent: number
  acked: number
  unanswered: number
}

/** How far back a person goes to edit. */
const OWN_LAST = 5
const FINISH_WITHIN_MS = 20_000

export function startPlayer(needs: PlayerNeeds): Player {
  const { setting, person, device, url, ticketKey, log, random, counts } = needs
  const me = setting.people[person]
  if (!me) throw new Error(`nobody is person ${person}`)
  const rooms = setting.rooms.flatMap(({ members }, room) => (members.includes(person) ? [room] : []))
  const idOf = (room: number) => setting.rooms[room]?.id ?? ''
  const roomOf = new Map(setting.rooms.map(({ id }, room) => [id, room]))
  const versions = new Map<string, number>()
  let written = 0
  let isOnline = false

  const wire = (kind: 'ask' | 'ack' | 'refusal', { act, roomId, clientId, seq }: WireAct) =>
    [kind, Date.now(), device, act, roomOf.get(roomId) ?? -1, clientId, seq] as const
  const transport = tapTransport(socketIoTransport({ url }), {
    asked: (act) => log.write(wire('ask', act) as never),
    acked(act, seq, rev) {
      counts.acked += 1
      log.write(['ack', Date.now(), device, act.act, roomOf.get(act.roomId) ?? -1, act.clientId, seq, rev])
    },
    refused: (act, code) => log.write([...wire('refusal', act), code] as never),
    unanswered: () => {
      counts.unanswered += 1
    },
  })
  const client: ParleyClient = createClient({
    transport,
    ticket: async () => ({ ticket: signTicket(me, ticketKey) }),
    random,
    client: 'torture',
    log(level, message, fields) {
      if (level !== 'debug') log.write(['note', Date.now(), device, `${message} ${JSON.stringify(fields ?? {})}`])
    },
  })

  const showStatus = () => {
    const { status } = client.connection.getSnapshot()
    isOnline = status === 'online'
    if (status !== 'idle') log.write(['status', Date.now(), device, status])
  }
  const stopStatus = client.connection.subscribe(showStatus)
  const readSeqs = new Map<string, number>()
  client.rooms.subscribe(() => {
    for (const { room, readSeq } of client.rooms.getSnapshot()) {
      if (readSeqs.get(room.id) === readSeq) continue
      readSeqs.set(room.id, readSeq)
      log.write(['read', Date.now(), device, roomOf.get(room.id) ?? -1, readSeq])
    }
  })
  for (const room of rooms) {
    const timeline = client.timeline(idOf(room))
    let shown: readonly TimelineRow[] = []
    timeline.subscribe(() => {
      const { rows } = timeline.getSnapshot()
      const change = compareScreens(shown, rows)
      shown = rows
      if (change) log.write(['shown', Date.now(), device, room, change.index, change.removed, change.rows])
    })
    void client.open(idOf(room))
  }
  client.connect()

  function send(room: number, isLong = false): void {
    const token = `${person}.${written}.0`
    written += 1
    counts.sent += 1
    const clientId = client.send(idOf(room), isLong ? longBodyOf(token) : bodyOf(token))
    log.write(['send', Date.now(), device, room, clientId, token])
  }

  function ownLast(room: number) {
    const own = []
    const { rows } = client.timeline(idOf(room)).getSnapshot()
    for (let index = rows.length - 1; index >= 0 && own.length < OWN_LAST; index--) {
      const row = rows[index]
      if (row?.state === 'sent' && row.message.authorId === me?.id && row.message.body !== null) own.push(row.message)
    }
    return own
  }

  /** Edits that ended: their messages' rows say that they were refused, and why. Deletions that did wait no more. */
  function refusedChanges(): number {
    const isRefused = (row: TimelineRow) =>
      row.state === 'sent' && row.pending?.kind === 'edit' && row.pending.reason !== null
    return rooms.reduce((sum, room) => sum + client.timeline(idOf(room)).getSnapshot().rows.filter(isRefused).length, 0)
  }

  async function loadAll(room: number): Promise<void> {
    const deadline = Date.now() + FINISH_WITHIN_MS
    while (isOnline && Date.now() < deadline) {
      const { hasOlder, load } = client.timeline(idOf(room)).getSnapshot()
      if (load !== 'ready' || !hasOlder) return
      await client.loadOlder(idOf(room))
    }
  }

  return {
    person,
    rooms,
    get isOnline() {
      return isOnline
    },
    get hasArrived() {
      return isOnline && rooms.every((room) => client.timeline(idOf(room)).getSnapshot().load === 'ready')
    },
    get waiting() {
      return client.outboxSize.getSnapshot()
    },
    send,
    change(room, kind) {
      const message = pick(ownLast(room), random)
      if (!message) return send(room)
      if (kind === 'delete') return client.delete(idOf(room), message.seq)
      const version = (versions.get(message.clientId) ?? 0) + 1
      versions.set(message.clientId, version)
      const [author, number] = (tokenOf(message.body) ?? '').split('.')
      client.edit(idOf(room), message.seq, bodyOf(`${author}.${number}.${version}`))
    },
    read(room) {
      const last = client
        .timeline(idOf(room))
        .getSnapshot()
        .rows.findLast((row) => row.state === 'sent')
      if (last?.state === 'sent') client.advanceRead(idOf(room), last.message.seq)
    },
    drop: () => transport.drop(),
    async finish() {
      for (const room of rooms) {
        await loadAll(room)
        // The screen is told of a change a moment after it.
        await new Promise((resolve) => setTimeout(resolve, 0))
        const { hasOlder } = client.timeline(idOf(room)).getSnapshot()
        log.write(['final', Date.now(), device, room, hasOlder, client.outboxSize.getSnapshot() - refusedChanges()])
      }
      // Leaving is no event of the run.
      stopStatus()
      await client.close()
    },
  }
}
