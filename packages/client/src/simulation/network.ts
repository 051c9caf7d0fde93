import { Refusal } from '@parley/protocol'
import type { Link, LinkListener, Transport } from '../transport/transport.ts'
import type { SimulatedClock } from './clock.ts'
import type { Peer, SimulatedServer } from './server.ts'

/** What a network does to each packet on its own. */
export interface Weather {
  /** Chances from 0 to 1. */
  loss: number
  duplication: number
  /** Milliseconds; each packet draws its own delay, so a wide range also reorders. */
  delayMs: readonly [number, number]
}

export const FAIR: Weather = { loss: 0, duplication: 0, delayMs: [5, 5] }

/** Carries packets between one client and the server, as badly as it is told to. */
export class SimulatedNetwork implements Transport {
  weather: Weather = FAIR
  /** Handshakes get no answer. */
  isDown = false
  /** Packets in both directions vanish and nobody is told: a frozen server, a half-open connection. */
  isFrozen = false
  /** Delay of one kind of packet, such as `ack room.history`; undefined leaves it to the weather. */
  delayOf: (packet: string) => number | undefined = () => undefined
  opened = 0
  refuseHandshake: () => Refusal | null = () => null
  readonly #server: SimulatedServer
  readonly #clock: SimulatedClock
  readonly #random: () => number
  readonly #personId: string
  /** Open links, the newest last: while a client moves, it has two. */
  readonly #links = new Set<{ close(): void; listener: LinkListener }>()

  constructor(server: SimulatedServer, clock: SimulatedClock, random: () => number, personId: string) {
    this.#server = server
    this.#clock = clock
    this.#random = random
    this.#personId = personId
  }

  open(_handshake: unknown, listener: LinkListener): Link {
    let isOpen = true
    const peer: Peer = {
      personId: this.#personId,
      emit: (event, payload) => this.#carry(`event ${event}`, () => isOpen && listener.received(event, copy(payload))),
    }
    const close = () => {
      isOpen = false
      this.#links.delete(link)
      this.#server.peers.delete(peer)
    }
    const link = { close, listener }
    this.#links.add(link)
    this.#clock.after(10, () => {
      if (!isOpen || this.isFrozen) return
      const refusal = this.isDown ? null : this.refuseHandshake()
      if (this.isDown || refusal) {
        close()
        listener.closed(refusal)
      } else {
        this.opened += 1
        listener.opened()
      }
    })
    return {
      send: (command, input, onAck) => {
        const request = copy(input) as Record<string, unknown>
        // A command that is on its way arrives even if its sender is gone by then.
        this.#carry(`command ${command}`, () => {
          const answer = this.#answer(peer, command, request, () => isOpen)
          this.#carry(`ack ${command}`, () => isOpen && onAck(copy(answer)))
        })
      },
      close,
    }
  }

  /** Cuts the connection; both sides notice. */
  cut(): void {
    for (const link of [...this.#links]) this.#end(link)
  }

  /** The instance behind the link is about to end: it says so, and is gone after so many milliseconds. */
  drain(closesInMs: number): void {
    const link = [...this.#links].at(-1)
    if (!link) return
    this.#carry('event server.draining', () => {
      if (this.#links.has(link)) link.listener.received('server.draining', { closesInMs })
    })
    this.#clock.after(closesInMs, () => this.#end(link))
  }

  #end(link: { close(): void; listener: LinkListener }): void {
    if (!this.#links.has(link)) return
    link.close()
    link.listener.closed(null)
  }

  /** The server says something by itself. */
  tell(event: string, payload: unknown): void {
    ;[...this.#links].at(-1)?.listener.received(event, payload)
  }

  #answer(peer: Peer, command: string, input: Record<string, unknown>, isOpen: () => boolean): unknown {
    try {
      const data = this.#server.handle(peer, command, input)
      if (!isOpen()) this.#server.peers.delete(peer)
      return { ok: true, data: copy(data) }
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.toWire() }
      throw error
    }
  }

  #carry(packet: string, deliver: () => void): void {
    if (this.isFrozen || this.#random() < this.weather.loss) return
    const copies = this.#random() < this.weather.duplication ? 2 : 1
    for (let each = 0; each < copies; each++) {
      const [least, most] = this.weather.delayMs
      this.#clock.after(this.delayOf(packet) ?? least + this.#random() * (most - least), () => {
        if (!this.isFrozen) deliver()
      })
    }
  }
}

function copy<T>(value: T): T {
  return structuredClone(value)
}
