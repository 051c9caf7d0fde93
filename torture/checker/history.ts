import { readLog } from '../logs/read-log.ts'
import type { Act, Record, Status } from '../logs/records.ts'
import { Examples } from './examples.ts'
import { Screen } from './screen.ts'

/** A message that somebody wrote. */
export interface Sent {
  readonly device: number
  readonly room: number
  readonly client: string
  readonly token: string
  readonly at: number
}

export interface Acked {
  readonly at: number
  readonly device: number
  readonly act: Act
  readonly room: number
  readonly client: string
  readonly seq: number
  readonly rev: number
}

/** A state of a message as some screen showed it. */
export interface ShownState {
  readonly device: number
  readonly room: number
  readonly seq: number
  readonly rev: number
  readonly author: string
  readonly client: string
  readonly token: string | null
}

export interface DeviceHistory {
  readonly device: number
  readonly statuses: { readonly at: number; readonly status: Status }[]
  readonly screens: Map<number, Screen>
  readonly readSeqs: Map<number, number>
  /** By room. */
  readonly finals: Map<number, { readonly hasOlder: boolean; readonly waiting: number }>
  status: Status | null
}

/** All that the logs of a run tell, before it is compared with anything. */
export class History {
  readonly devices = new Map<number, DeviceHistory>()
  readonly sent: Sent[] = []
  readonly acks: Acked[] = []
  readonly states = new Map<string, ShownState>()
  readonly uncaught: string[] = []
  readonly examples = new Examples()
  asks = 0
  answers = 0
  readPositionsBack = 0
  lastAt = 0

  async read(files: readonly string[]): Promise<this> {
    for (const file of files) for await (const record of readLog(file)) this.take(record)
    return this
  }

  take(record: Record): void {
    this.lastAt = Math.max(this.lastAt, record[1])
    if (record[0] === 'note') return
    if (record[0] === 'uncaught') {
      this.uncaught.push(record[2])
      this.examples.add('uncaught', () => record[2])
      return
    }
    const device = this.#device(record[2])
    switch (record[0]) {
      case 'status':
        device.status = record[3]
        device.statuses.push({ at: record[1], status: record[3] })
        return
      case 'send': {
        const [, at, index, room, client, token] = record
        this.sent.push({ at, device: index, room, client, token })
        return
      }
      case 'ask':
        this.asks += 1
        return
      case 'refusal':
        this.answers += 1
        return
      case 'ack': {
        const [, at, index, act, room, client, seq, rev] = record
        this.answers += 1
        this.acks.push({ at, device: index, act, room, client, seq, rev })
        return
      }
      case 'shown':
        this.#show(device, record)
        return
      case 'read': {
        const [, , index, room, readSeq] = record
        const before = device.readSeqs.get(room) ?? 0
        device.readSeqs.set(room, readSeq)
        if (readSeq >= before) return
        this.readPositionsBack += 1
        this.examples.add('read position', () => `device ${index}, room ${room}: ${before} to ${readSeq}`)
        return
      }
      case 'final':
        device.finals.set(record[3], { hasOlder: record[4], waiting: record[5] })
    }
  }

  #show(
    device: DeviceHistory,
    [, at, index, room, place, removed, rows]: Extract<Record, readonly ['shown', ...unknown[]]>,
  ) {
    const screen = device.screens.get(room) ?? new Screen()
    device.screens.set(room, screen)
    for (const problem of screen.change(at, place, removed, rows)) {
      this.examples.add(problem.split(':')[0] ?? '', () => `device ${index}, room ${room}, ${problem}`)
    }
    for (const [state, seq, rev, author, client, token] of rows) {
      if (state !== 's') continue
      const key = `${room} ${seq} ${rev} ${client} ${token}`
      if (!this.states.has(key)) this.states.set(key, { device: index, room, seq, rev, author, client, token })
    }
  }

  #device(index: number): DeviceHistory {
    const known = this.devices.get(index)
    if (known) return known
    const device = {
      device: index,
      statuses: [],
      screens: new Map(),
      readSeqs: new Map(),
      finals: new Map(),
      status: null,
    } satisfies DeviceHistory
    this.devices.set(index, device)
    return device
  }
}
