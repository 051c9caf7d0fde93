import type { Person } from '@parley/protocol'
import type { ParleyClient, TimelineRow } from '../api.ts'
import type { Clock } from '../clock/clock.ts'
import { createClient } from '../create-client.ts'
import type { ClientOptions } from '../options.ts'
import { memoryStorage } from '../storage/memory.ts'
import type { ClientStorage } from '../storage/storage.ts'
import { SimulatedClock } from './clock.ts'
import { SimulatedNetwork } from './network.ts'
import { idsOf, seeded } from './random.ts'
import { type SimulatedRoom, SimulatedServer } from './server.ts'

/** One person's device: a client, its storage, and the network between it and the server. */
export interface Device {
  readonly person: Person
  readonly network: SimulatedNetwork
  readonly storage: ClientStorage
  client: ParleyClient
  /** The app is closed without a word and started again on the same storage. */
  reload(): void
}

/** A server, people and their devices, in one time. */
export class World {
  readonly clock = new SimulatedClock()
  readonly server = new SimulatedServer()
  readonly random: () => number
  #devices = 0

  constructor(seed = 1) {
    this.random = seeded(seed)
  }

  person(handle: string): Person {
    return this.server.addPerson(handle)
  }

  room(name: string, ...people: Person[]): SimulatedRoom {
    return this.server.addRoom(name, people)
  }

  device(person: Person, options: Partial<ClientOptions> = {}): Device {
    const network = new SimulatedNetwork(this.server, this.clock, this.random, person.id)
    const storage = options.storage ?? memoryStorage()
    let life = { isOver: false }
    const start = () => {
      life = { isOver: false }
      return createClient({
        transport: network,
        ticket: async () => ({ ticket: person.id }),
        random: this.random,
        createId: idsOf(0x1000 + this.#devices++),
        ...options,
        clock: mortalClock(this.clock, life),
        storage: mortalStorage(storage, life),
      })
    }
    const device: Device = {
      person,
      network,
      storage,
      client: start(),
      reload() {
        life.isOver = true
        network.cut()
        device.client = start()
        device.client.connect()
      },
    }
    return device
  }

  /** A device that is online and has opened the rooms. */
  async online(person: Person, ...rooms: SimulatedRoom[]): Promise<Device> {
    const device = this.device(person)
    device.client.connect()
    await this.wait(100)
    for (const room of rooms) void device.client.open(room.id)
    await this.wait(100)
    return device
  }

  wait(ms: number): Promise<void> {
    return this.clock.advance(ms)
  }
}

/** The clock of a process that may be killed: nothing of it runs after that. */
function mortalClock(clock: Clock, life: { readonly isOver: boolean }): Clock {
  return {
    now: () => clock.now(),
    after: (delayMs, callback) =>
      clock.after(delayMs, () => {
        if (!life.isOver) callback()
      }),
  }
}

function mortalStorage(storage: ClientStorage, life: { readonly isOver: boolean }): ClientStorage {
  return new Proxy(storage, {
    get(target, name) {
      const method = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...input: unknown[]) =>
        life.isOver ? new Promise(() => {}) : Reflect.apply(method, target, structuredClone(input))
    },
  })
}

export function rowsOf(device: Device, room: SimulatedRoom): readonly TimelineRow[] {
  return device.client.timeline(room.id).getSnapshot().rows
}

/** What a screen would show, in short: bodies in their order, `-` for tombstones, a mark for what is not sent. */
export function shown(device: Device, room: SimulatedRoom): string[] {
  return rowsOf(device, room).map((row) =>
    row.state === 'sent' ? (row.message.body ?? '-') : `${row.body} (${row.state})`,
  )
}
